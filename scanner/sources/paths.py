"""Which names from a hostile tree may become names on our disk."""

from __future__ import annotations

import re
import unicodedata

from findings.coverage import Reason, Skipped

# Code points that HFS+ ignores when it compares names; git refuses `.g<U+200C>it` for the same reason.
# https://github.com/git/git/blob/v2.39.5/utf8.c (next_hfs_char)
_IGNORED_BY_HFS = re.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")
# What NTFS takes for `.git`: any case, the short name, trailing dots and spaces, an alternate data stream.
# https://github.com/git/git/blob/v2.39.5/path.c (is_ntfs_dotgit)
_DOT_GIT = frozenset({".git", "git~1"})


def shown(raw: bytes) -> str:
    """Any path as printable text that is safe in a report: broken UTF-8, control and invisible characters as escapes."""
    text = raw.decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in text)


def unsafe(raw: bytes) -> Skipped | None:
    """Why a path must not be laid out, or None when it may.

    Refused are paths that leave the root, name a `.git` on any file system, hold control characters (CVE-2025-48384 was a
    carriage return) or backslashes, or are not UTF-8. Whatever lies there is not read, so a finding may hide there.
    """
    try:
        path = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _refused(raw, "is not UTF-8")
    if any(unicodedata.category(character) == "Cc" for character in path):
        return _refused(raw, "holds control characters")
    if "\\" in path:
        return _refused(raw, "holds a backslash")
    parts = path.split("/")
    if "" in parts or "." in parts or ".." in parts:
        return _refused(raw, "leaves the repository or is not in normal form")
    if any(_is_dot_git(part) for part in parts):
        return _refused(raw, "names a .git directory")
    return None


def _is_dot_git(part: str) -> bool:
    name = _IGNORED_BY_HFS.sub("", part).casefold()
    return name.split(":", 1)[0].rstrip(" .") in _DOT_GIT


def _refused(raw: bytes, why: str) -> Skipped:
    text = f"Its path {why}, so it was not read; rename it to have it scanned."
    return Skipped(shown(raw) or "*", Reason("unsafe-path", text), gap=True)
