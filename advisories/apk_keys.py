"""Sort keys for the versions of Alpine's packages, as apk orders them: `version.c` of apk-tools.

https://gitlab.alpinelinux.org/alpine/apk-tools

Where one version goes on and the other does not, what it goes on with decides: another number weighs most, then a letter, a
suffix like `_p1`, a revision, the end, and least of all a suffix like `_rc1`, which comes before the version it leads to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisories.version_keys import Key

_SHAPE = re.compile(r"(\d+(?:\.\d+)*)([a-z])?((?:_[a-z]+\d*)*)(?:~[0-9a-f]+)?(?:-r(\d+))?", re.ASCII)
_SUFFIX = re.compile(r"_([a-z]+)(\d*)", re.ASCII)
_BEFORE = ("alpha", "beta", "pre", "rc")
_AFTER = ("cvs", "svn", "git", "hg", "p")
_NUMBER, _LETTER, _LATER, _REVISION, _END, _EARLIER = 6, 5, 4, 3, 2, 1


def apk(version: str) -> Key | None:
    """The key of a version; None for one apk would refuse."""
    found = _SHAPE.fullmatch(version)
    if found is None:
        return None
    numbers, letter, suffixes, revision = found.groups()
    first, *others = numbers.split(".")
    key: list[Key] = [(_NUMBER, int(first))]
    for part in others:
        key += _number(part)
    if letter:
        key.append((_LETTER, letter))
    for word, count in _SUFFIX.findall(suffixes):
        if word not in _BEFORE + _AFTER:
            return None
        kind, order = (_EARLIER, _BEFORE.index(word)) if word in _BEFORE else (_LATER, _AFTER.index(word))
        key.append((kind, order, int(count) if count else -1))
    if revision:
        key.append((_REVISION, int(revision)))
    return (*key, (_END,))


def _number(part: str) -> list[Key]:
    """A number behind a dot: leading zeros make it a fraction, so 1.05 is below 1.5."""
    digits = part.lstrip("0")
    zeros = len(part) - len(digits)
    if not zeros:
        return [(_NUMBER, int(part))]
    return [(_NUMBER, -zeros), *([(_NUMBER, int(digits))] if digits else [])]
