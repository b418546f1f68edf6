"""Whether what is assigned to a name such as `password` or `api_key` may be a real one, by its own form alone.

Two measures, because the two kinds are made differently: people think passwords up, machines draw keys. The constants were set by
reading what a dozen large libraries and our own files assign to such names; raise one and what falls silent is noted beside it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from enum import StrEnum
from itertools import pairwise
from typing import Final

from scanner.engines.secrets_dummies import is_dummy
from scanner.engines.secrets_noise import is_placeholder


class Kind(StrEnum):
    """What a name promises."""

    PASSWORD = "password"  # noqa: S105  a kind, no password
    """Thought up by a person."""
    KEY = "key"
    """Drawn by a machine."""
    TOKEN = "token"  # noqa: S105  as above
    """So is this; but many a token only tells one thing from another, so that one UUID more proves nothing."""


SHORTEST_PASSWORD: Final = 6
SHORTEST_KEY: Final = 16
"""Characters. Issuers hand out 20 and more; what is shorter is mostly a word with a number."""
LONGEST: Final = 200
"""Characters. What is longer is a document, which Kingfisher knows by its form."""
PASSWORD_BITS: Final = 2.25
"""Shannon entropy for each character: `kilo4711` has 2.8, `aaaa1111` 1.0."""
KEY_BITS: Final = 3.0
"""Sixteen random hexadecimal digits have 3.3 on average, twenty letters and digits 4.0."""
KEY_CHANGES: Final = 0.25
"""How often neighbours change between small letters, capitals and digits, a word's first letter left aside: 0.45 of the time
where they were drawn, 0.13 in `oauth2ClientCredentials`. Both measures let 99 of 100 keys of 32 random letters and digits pass,
92 of 100 of sixteen."""
_DIGITS_WITHOUT_SYMBOLS: Final = 2
_LONG_WITHOUT_SYMBOLS: Final = 8
"""A password of letters and digits only has so many: `kilo4711`, but not `input2`."""

_SYMBOLS: Final = re.compile(rb"[!@#$%^&*+=?~|]")
_NOT_A_VALUE: Final = re.compile(
    rb"[$@%&*!]+(?:[A-Z_][A-Z0-9_]*|[a-z_][a-z0-9_]*|[A-Za-z_]+)%?"  # $VARIABLE, %VARIABLE%, @attribute, *alias, &anchor
    rb"|.*(?:%[sdvqr](?![0-9A-Fa-f])|%\(|\$\{|\$\(|\#\{|\{\{|<%|\*{3}|\.\.\.).*"  # filled in later, or left out
    rb"|[a-z][a-z0-9+.-]*:.*"  # vault:..., arn:aws:..., env:..., https://...
    rb"|(?:\.{0,2}|~)/.*|[A-Za-z]:[\\/].*"  # where a file lies
    rb"|.*\.(?:pem|key|crt|txt|json|ya?ml|env|properties|conf|ini|html?|js|py)"
    rb"|[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}"  # an address
    rb"|\$[0-9a-z]{1,8}\$.*|(?:pbkdf2|scrypt|argon2|bcrypt|sha\d|ssha|md5|crypt)\w*[$:].*"  # crypt(5), Django: hashed already
)
_HASH: Final = re.compile(rb"[0-9a-f]{32,}|[0-9A-F]{32,}")
"""As a password: the digest of one."""
_SETTING: Final = re.compile(rb"[a-z0-9]+(?:[-_./:][a-z0-9]+)+|[A-Z0-9]+(?:[-_./:][A-Z0-9]+)+")
"""`scram-sha-256`, `OAUTH_2_0`"""
_UUID: Final = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_VERSION_DRAWN: Final = b"4"
"""The version of a UUID that is random (RFC 9562); the others are made of times and names, and tell one thing from another."""
_CODE: Final = re.compile(rb"[A-Za-z_$][\w$]*(?:(?:\.|\?\.|::|->)[A-Za-z_$][\w$]*)+")
"""`settings.database.password1`"""


def is_plausible(value: bytes, kind: Kind) -> bool:
    """Whether a value may be a real credential of a kind. Only printable ASCII without blanks, quotes and brackets is judged."""
    shortest = SHORTEST_PASSWORD if kind is Kind.PASSWORD else SHORTEST_KEY
    if not shortest <= len(value) <= LONGEST or _NOT_A_VALUE.fullmatch(value):
        return False
    if uuid := _UUID.fullmatch(value):
        probable = kind is Kind.KEY and uuid[1] == _VERSION_DRAWN
    else:
        probable = _thought_up(value) if kind is Kind.PASSWORD else _drawn(value)
    return probable and not is_placeholder(value) and not is_dummy(value)


def _thought_up(value: bytes) -> bool:
    """Mixed as passwords are, and as words, names and settings are not."""
    if _HASH.fullmatch(value) or _CODE.fullmatch(value) or bits(value) < PASSWORD_BITS:
        return False
    digits = sum(48 <= byte <= 57 for byte in value)  # noqa: PLR2004  b"0" to b"9"
    letters = any(chr(byte).isalpha() for byte in value)
    if not _SYMBOLS.search(value) and _SETTING.fullmatch(value):
        return False
    mixed = bool(_SYMBOLS.search(value)) or (digits >= _DIGITS_WITHOUT_SYMBOLS and len(value) >= _LONG_WITHOUT_SYMBOLS)
    return letters and mixed


def _drawn(value: bytes) -> bool:
    kinds = [_class(byte) for byte in value]
    if "0" not in kinds or not {"a", "A"} & set(kinds):
        return False
    changes = sum(
        before != after and "" not in (before, after) and (before, after) != ("A", "a") for before, after in pairwise(kinds)
    )
    return bits(value) >= KEY_BITS and changes >= KEY_CHANGES * len(value)


def _class(byte: int) -> str:
    one = chr(byte)
    return "0" if one.isdigit() else "a" if one.islower() else "A" if one.isupper() else ""


def bits(value: bytes) -> float:
    """Shannon entropy for each byte, by how often each occurs."""
    return -sum(count / len(value) * math.log2(count / len(value)) for count in Counter(value).values())
