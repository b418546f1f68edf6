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


_LONGEST = 4095
"""Linux: PATH_MAX without the final NUL. No longer path can be opened, or given to git in an argument."""


def shown(raw: bytes) -> str:
    """Any path as printable text that is safe in a report: broken UTF-8, control and invisible characters as escapes."""
    text = raw.decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in text)


def unsafe(raw: bytes) -> Skipped | None:
    """Why a path must not be laid out, or None when it may.

    Refused are paths that leave the root, are too long, name a `.git` on any file system, hold control characters
    (CVE-2025-48384 was a carriage return) or backslashes, or are not UTF-8. What lies there is not read: a gap.
    """
    fault = _fault(raw)
    if fault is None:
        return None
    text = f"Its path {fault}, so it was not read; rename it to have it scanned."
    return Skipped(shown(raw[:_LONGEST]) or "*", Reason("unsafe-path", text), gap=True)


def _fault(raw: bytes) -> str | None:
    try:
        path = raw.decode("utf-8")
    except UnicodeDecodeError:
        return "is not UTF-8"
    parts = path.split("/")
    faults = (
        (len(raw) > _LONGEST, f"is longer than {_LONGEST} bytes"),
        (any(unicodedata.category(character) == "Cc" for character in path), "holds control characters"),
        ("\\" in path, "holds a backslash"),
        (not {"", ".", ".."}.isdisjoint(parts), "leaves the repository or is not in normal form"),
        (any(_is_dot_git(part) for part in parts), "names a .git directory"),
    )
    return next((fault for is_so, fault in faults if is_so), None)


def _is_dot_git(part: str) -> bool:
    name = _IGNORED_BY_HFS.sub("", part).casefold()
    return name.split(":", 1)[0].rstrip(" .") in _DOT_GIT
