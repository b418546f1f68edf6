"""Making text that a scanned repository chose harmless, at the place it is shown.

Every file name, message and snippet may be hostile: written to look like ours, to call people, to link elsewhere, or to steer a
terminal.
"""

from __future__ import annotations

import re
import string

_BREAK = "\N{ZERO WIDTH SPACE}"
"""Put where a forge would see a reference or a link; nobody sees it."""

# Controls (Cc) but for tab and line feed; lone surrogates, which no encoder takes; line and paragraph separators; what turns the
# direction of text (https://trojansource.codes); and the invisible tag characters that can carry a whole text.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)

# What GitHub and GitLab turn into links, mentions or pictures after Markdown is done, when backslashes are gone: @name, #1, !1,
# $1, %1, ~label, &1, ^alert, :emoji:, GH-1, scheme://, www., mail addresses (by their @) and commit ids.
# https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
# https://docs.gitlab.com/user/markdown/#gitlab-specific-references
_REFERENCE = re.compile(r"(?<=[@#!$%~&^:])(?=[^\s])|(?<=GH)(?=-)|(?<=www)(?=\.)|(?<=[0-9a-f]{6})(?=[0-9a-f])", re.IGNORECASE)
_PUNCTUATION = re.compile(f"[{re.escape(string.punctuation)}]")
_BACKTICKS = re.compile(r"`+")


def printable(text: str) -> str:
    """Show what is invisible or has an effect as `<U+001B>`; tabs and line feeds stay, and CR LF becomes LF."""
    return _UNPRINTABLE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Printable, with every run of white space as one space."""
    return " ".join(printable(text).split())


def path_text(path: str) -> str:
    """A path on one line with every space kept, so that a path no one meant to deceive with stays a path."""
    return printable(path).replace("\n", "<U+000A>").replace("\t", "<U+0009>")


def terminal(text: str) -> str:
    """One printable line for a terminal: nothing in it moves the cursor, changes colours or sets titles."""
    return one_line(text)


def clipped(text: str, limit: int) -> str:
    """Cut to at most `limit` characters, with an ellipsis where something was cut."""
    return text if len(text) <= limit else text[: max(limit - 1, 0)] + "\N{HORIZONTAL ELLIPSIS}"


def escape_markdown(text: str) -> str:
    """One line of Markdown that shows the text as it is: no markup, HTML, entities, links, mentions or commands."""
    broken = _REFERENCE.sub(_BREAK, one_line(text))
    return _PUNCTUATION.sub(lambda match: f"\\{match[0]}", broken)


def code_span(text: str) -> str:
    """One line of Markdown code; forges look for no references in it."""
    content = one_line(text)
    if not content:
        return ""
    fence = "`" * (_longest_backticks(content) + 1)
    return f"{fence} {content} {fence}" if "`" in content else f"{fence}{content}{fence}"


def code_block(text: str) -> str:
    """Lines of Markdown code, in a fence longer than any within."""
    content = printable(text)
    fence = "`" * max(3, _longest_backticks(content) + 1)
    return f"{fence}text\n{content}\n{fence}"


def _longest_backticks(text: str) -> int:
    return max((len(run) for run in _BACKTICKS.findall(text)), default=0)
