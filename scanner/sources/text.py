"""Telling text from what is not, by a file's first bytes."""

from __future__ import annotations

import codecs

NOT_TEXT_LOOKS = 8000
"""Git looks for a NUL in as many bytes. https://github.com/git/git/blob/v2.39.5/xdiff-interface.c (FIRST_FEW_BYTES)"""
LFS_POINTER = b"version https://git-lfs.github.com/spec/v1\n"
"""https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md"""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_binary(content: bytes) -> bool:
    """Whether the file is no text: a NUL near its beginning, unless a mark says that it is UTF-16."""
    return b"\0" in content[:NOT_TEXT_LOOKS] and not content.startswith(_UTF16)


def as_text(content: bytes) -> bytes:
    """The same text in UTF-8 if it is marked as UTF-16 (PowerShell's `pip freeze > requirements.txt` is), else unchanged."""
    if not content.startswith(_UTF16):
        return content
    return content.decode("utf-16", "replace").encode("utf-8", "replace")
