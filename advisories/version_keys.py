"""Sort keys for the version orders that are asked most: plain tuples, so comparing them costs next to nothing.

Each is checked against `univers` by property tests.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

Key = Any
"""Anything with a total order among the keys of one function."""

_SEMVER = re.compile(r"[vV]?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.+-]*)?", re.ASCII)
_GO_RELEASE = re.compile(r"(?:go)?(\d+(?:\.\d+){0,2})(?:(rc|beta|alpha)(\d+))?", re.ASCII)
_RPM_TOKEN = re.compile(r"(\d+)|([a-zA-Z]+)|(~)|(\^)", re.ASCII)
_DEBIAN_PAIR = re.compile(r"(\D*)(\d*)", re.ASCII)
_DEBIAN_SHAPE = re.compile(r"(?:(\d+):)?([A-Za-z0-9.+~:-]+?)(?:-([A-Za-z0-9.+~]*))?", re.ASCII)
_DEBIAN_END = ((0,), 0)
_RELEASE = (1,)


def semver(version: str) -> Key | None:
    """Precedence by Semantic Versioning 2.0.0 §11; a leading v and missing minor or patch are forgiven, build is ignored."""
    found = _SEMVER.fullmatch(version)
    if found is None:
        return None
    major, minor, patch, pre = found.groups()
    return int(major), int(minor or 0), int(patch or 0), _RELEASE if pre is None else _prerelease(pre)


def _prerelease(text: str) -> Key:
    # Before its release (0 < 1); numbers by value and before words (0 < 1); an empty identifier sorts first.
    return (0, *((0, int(part)) if part.isdigit() else (1, part) for part in text.split(".")))


def go(version: str) -> Key | None:
    """Module versions are SemVer with a v; the toolchain writes its own as `go1.21rc2`."""
    key = semver(version)
    if key is not None:
        return key
    found = _GO_RELEASE.fullmatch(version)
    if found is None:
        return None
    numbers, word, count = found.groups()
    return semver(numbers if word is None else f"{numbers}-{word}.{count}")


def rpm(version: str) -> Key | None:
    """Epoch, version and release as rpm's `rpmvercmp` orders them: tilde, end, caret, letters, digits."""
    epoch, colon, rest = version.partition(":")
    if not colon:
        epoch, rest = "0", version
    upstream, _, release = rest.partition("-")
    if not epoch.isdecimal() or not rest:
        return None
    return int(epoch), _rpm_part(upstream), _rpm_part(release)


@lru_cache(maxsize=8_192)  # packages built from one source share their versions
def _rpm_part(text: str) -> Key:
    tokens: list[Key] = []
    for digits, letters, tilde, _caret in _RPM_TOKEN.findall(text):
        if digits:
            tokens.append((4, int(digits)))
        elif letters:
            tokens.append((3, letters))
        else:
            tokens.append((0,) if tilde else (2,))
    return (*tokens, (1,))


def debian(version: str) -> Key | None:
    """Order of deb-version(7): epoch, upstream version, revision; a tilde sorts before the end, letters before the rest."""
    found = _DEBIAN_SHAPE.fullmatch(version)
    if found is None:
        return None
    epoch, upstream, revision = found.groups()
    return int(epoch or 0), _debian_part(upstream), _debian_part(revision or "")


def _debian_part(text: str) -> Key:
    pairs = [
        ((*(_debian_character(character) for character in word), 0), int(digits or 0))
        for word, digits in _DEBIAN_PAIR.findall(text)
    ]
    while pairs and pairs[-1] == _DEBIAN_END:  # "" and "0" are the same
        pairs.pop()
    return (*pairs, _DEBIAN_END)


def _debian_character(character: str) -> int:
    if character == "~":
        return -1
    return ord(character) if character.isalpha() else ord(character) + 256
