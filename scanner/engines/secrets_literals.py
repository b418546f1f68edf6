"""Credentials written down beside a name that says so: `password = "..."`, `DB_PASSWORD: ...`, `mysql+pymysql://app:...@host`.

Kingfisher knows values by their own form; a password has none. Here the name tells what the value is meant to be, and the value
whether it may be one. Severity and confidence are medium: nothing in the value proves what it is, and nothing tells what it
opens; so by default it is shown, and fails no change.

Quoted values are looked for in any file, unquoted ones where they are usual, by the name of the file: in program text the same
characters are an expression. No file's name can hide a quoted one.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from scanner.engines.secrets_plausible import Kind, is_plausible

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_URI: Final = "connection-password"
RULES: Final = frozenset((_IN_URI, *(f"hard-coded-{kind}" for kind in Kind)))
"""Names of all rules."""

_STEMS: Final = (b"pass", b"pwd", b"secret", b"token", b"key")
_NAME: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"
_LONGEST_NAME: Final = 80
_WORDS: Final = re.compile(rb"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")

_OF_KEYS: Final = re.compile(
    rb"(?:.*(?:api|access|secret|auth|account|app|application|consumer|encryption|hmac|jwt|master|private|service|shared|signing"
    rb"|signature|storage|subscription))key|.*secret"
)
_OF_TOKENS: Final = re.compile(rb".*token")
_OF_PASSWORDS: Final = re.compile(
    rb".*(?:password|passwd|passphrase)|pwd|(?:db|database|user|usr|admin|root|mysql|smtp|ftp|mail)pass"
)
_ENVIRONMENTS: Final = frozenset({b"prod", b"production", b"staging", b"live", b"dev"})
_OTHERS: Final = frozenset(
    b"autocomplete cache cached checksum continuation csrf digest encoded encrypted error errors fingerprint hash hashed help"
    b" hint label message next page pattern placeholder prev public publishable regex regexp sealed sync title validator"
    b" xsrf".split()
)
"""Words in a name that say that the value is none: a digest, a place in a list, or text for people."""

_VALUE: Final = rb"[!#$%&*+\-./0-9:;=?@A-Z^_a-z|~]{6,200}"
_QUOTED: Final = re.compile(
    rb"""
    (?: \\?["'`]?\]?[ \t]{0,16}                                     # what ends the name: "name", ENV["NAME"]
        (?: (?:[A-Za-z][\w.]{0,20}[ \t]{1,4})?(?: := | => | [:=](?![=>~:]) )   # Go writes a type between
          | \??:[ \t]{0,4}[A-Za-z][\w.\[\]|<>?\ ]{0,40}=(?!=) )     # so do Python, TypeScript, Kotlin, Rust
      | ["'][ \t]{0,4}(?P<comma>,)                                   # define('NAME', 'value')
      | ["'],?\s{0,20}["']?[Vv]alue["']?\s{0,4}[:=]                 # key="name" value="value", "name": "NAME", "value": "value"
    )
    [ \t]{0,16}[bBrRuUfF@$]{0,2}(?P<quote>\\?["'`])(?P<value>"""
    + _VALUE
    + rb""")(?P=quote)(?![ \t]{0,4}[+%])
    | ["']?>(?P<element>"""
    + _VALUE
    + rb""")</                                                      # <name>value</name>
    """,
    re.VERBOSE,
)
_SETS: Final = re.compile(rb"(?i:define|env|get|getenv|property|put|putenv|set|setenv|with)\([\"']\Z")
"""How the calls end that take a name and its value, or what it has where it is not set."""
_TAGS: Final = re.compile(rb"(?:<|<\w{1,40}:|(?:key|name)=[\"'])\Z")
"""What an element is named by: `<password>`, `<db:password>`, `<entry key="password">`, but not `<label for="password">`."""
_OPTION: Final = re.compile(rb"[= ](?P<value>" + _VALUE + rb""")(?=[\s"'`\\]|\Z)""")
_IN_CONNECTION: Final = re.compile(rb"=(?P<value>[!#$%*+\-./0-9:=?@A-Z^_a-z|~]{6,100})(?=[;&\"'`\s<]|\Z)")
_UNQUOTED: Final = re.compile(rb"[ \t]{0,16}[:=][ \t]{0,16}(?P<value>" + _VALUE + rb")[ \t]{0,16}(?:[ \t]#[^\n]*)?\r?(?=\n|\Z)")
_LINE_BEGINS: Final = re.compile(rb"(?:^|\n)[ \t]{0,60}(?:(?:export|set|-|local|readonly)[ \t]{1,4})?\Z")
_CONFIGURATION: Final = re.compile(
    r".*\.(?:ya?ml|env|properties|ini|cfg|cnf|conf|config|sh|bash|zsh|toml|tfvars)|\.env(?:\..*)?|\.?(?:npmrc|pypirc|my\.cnf)"
)
"""File names in which values stand without quotes. Dockerfiles and Terraform have rules of their own in the code engine."""

_URI: Final = re.compile(rb"://[^\s:@/\"'<>]{0,64}:(?P<value>[!$%&*+\-.0-9=?A-Z^_a-z|~]{6,100})@(?P<host>[A-Za-z0-9_.-]{2,200})")
_DOCUMENTED: Final = re.compile(rb"(?:.*\.)?example(?:\.(?:com|net|org))?|.*\.(?:test|invalid)", re.IGNORECASE)
"""Hosts that do not exist: RFC 2606."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A value and where it stands, as byte offsets, the end exclusive."""

    rule: str
    start: int
    end: int
    value: bytes = field(repr=False)


def literals(path: str, data: bytes) -> Iterator[Literal]:
    """Everything in a file that is written down as a credential and may be one, some of it twice.

    Time grows with the file's length alone: each place is looked at once, and no pattern reads farther than a few hundred bytes.
    """
    unquoted = bool(_CONFIGURATION.fullmatch(posixpath.basename(path).lower()))
    lowered = data.lower()
    for stem in _STEMS:
        at = lowered.find(stem)
        while at >= 0:
            after = data[at : at + _LONGEST_NAME]
            end = at + len(after) - len(after.lstrip(_NAME))
            yield from _beside(data, at, end, unquoted=unquoted)
            at = lowered.find(stem, end)
    for match in _URI.finditer(data):
        if not _DOCUMENTED.fullmatch(match["host"]) and is_plausible(match["value"], Kind.PASSWORD):
            yield Literal(_IN_URI, *match.span("value"), match["value"])


def _beside(data: bytes, at: int, end: int, *, unquoted: bool) -> Iterator[Literal]:
    """What a name is given that begins at or before `at`, where one of the stems stands, and ends at `end`."""
    before = data[max(0, at - _LONGEST_NAME) : at]
    begin = at - (len(before) - len(before.rstrip(_NAME)))
    if data[max(0, begin - 1) : begin] == b"/" or data[max(0, begin - 2) : begin] == b"::":  # `etc/passwd`, `AWS::IAM::AccessKey`
        return
    match = _given(data, begin, end, unquoted=unquoted)
    kind = match and _kind(data[begin:end])
    if match and kind:
        group = "element" if match.groupdict().get("element") else "value"
        value = match[group]
        if is_plausible(value, kind):
            yield Literal(f"hard-coded-{kind}", *match.span(group), value)


def _given(data: bytes, begin: int, end: int, *, unquoted: bool) -> re.Match[bytes] | None:
    if found := _QUOTED.match(data, end):
        before = data[max(0, begin - _LONGEST_NAME) : begin]
        allowed = _SETS if found["comma"] else _TAGS if found["element"] else None
        return found if allowed is None or allowed.search(before) else None
    if data.startswith(b"--", begin):
        return _OPTION.match(data, end)
    if data[max(0, begin - 1) : begin] in (b";", b"?", b"&", b'"', b"'"):
        return _IN_CONNECTION.match(data, end)
    if unquoted and _LINE_BEGINS.search(data[max(0, begin - _LONGEST_NAME) : begin]):
        return _UNQUOTED.match(data, end)
    return None


def _kind(name: bytes) -> Kind | None:
    """What a name says its value is, by its last words; None where it is no credential."""
    words = [word.lower() for word in _WORDS.findall(name)]
    if not _OTHERS.isdisjoint(words):
        return None
    while words and (words[-1].isdigit() or words[-1] in _ENVIRONMENTS):
        words.pop()
    tail = b"".join(words[-2:])
    if _OF_PASSWORDS.fullmatch(tail) or words[-1:] in ([b"pwd"], [b"password"]):
        return Kind.PASSWORD
    if _OF_TOKENS.fullmatch(tail):
        return Kind.TOKEN
    return Kind.KEY if _OF_KEYS.fullmatch(tail) else None
