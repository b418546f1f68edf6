"""Sort keys for the versions of RubyGems, NuGet and Packagist: plain tuples, as in `version_keys`.

`univers` has orders for these too, and is not asked: it imports in 150 ms, and sorts Composer's `1.0.0-RC1` before `1.0.0-beta1`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisories.version_keys import Key

_GEM = re.compile(r"[0-9]+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?", re.ASCII)
_GEM_SEGMENT = re.compile(r"[0-9]+|[A-Za-z]+", re.ASCII)
_NUGET = re.compile(r"v?(\d+(?:\.\d+){0,3})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.+-]*)?", re.ASCII | re.IGNORECASE)
_COMPOSER = re.compile(
    r"v?(\d+(?:\.\d+){0,3})"
    r"(?:[._-]?(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\d+)*))?([.-]?dev)?(?:\+\S*)?",
    re.ASCII | re.IGNORECASE,
)
_PARTS = 4
_STABLE = 4
_STABILITIES = {"alpha": 1, "a": 1, "beta": 2, "b": 2, "rc": 3, "stable": _STABLE, "patch": 5, "pl": 5, "p": 5}
_RELEASE = (1,)


def gem(version: str) -> Key | None:
    """Order of Gem::Version: words sort before numbers, zeros at the end of a run count for nothing.

    https://docs.ruby-lang.org/en/master/Gem/Version.html
    """
    if _GEM.fullmatch(version) is None:
        return None
    segments = _GEM_SEGMENT.findall(version.replace("-", ".pre."))
    split = next((number for number, segment in enumerate(segments) if segment.isalpha()), len(segments))
    kept = _without_zeros(segments[:split]) + _without_zeros(segments[split:])
    # The end stands for a zero: above any word, below any other number.
    return (*((0, segment) if segment.isalpha() else (1, int(segment)) for segment in kept), (1, 0))


def _without_zeros(segments: list[str]) -> list[str]:
    end = len(segments)
    while end and not segments[end - 1].strip("0"):
        end -= 1
    return segments[:end]


def nuget(version: str) -> Key | None:
    """SemVer 2 with up to four numbers, whatever the case. https://learn.microsoft.com/nuget/concepts/package-versioning."""
    found = _NUGET.fullmatch(version)
    if found is None:
        return None
    pre = found[2]
    if pre is None:
        return (*_numbers(found[1]), _RELEASE)
    labels = ((0, int(part)) if part.isdigit() else (1, part.lower()) for part in pre.split("."))
    return (*_numbers(found[1]), (0, *labels))


def composer(version: str) -> Key | None:
    """Order of Composer's normalised versions: dev, alpha, beta, RC, stable, patch; branches have none.

    https://getcomposer.org/doc/articles/versions.md
    """
    found = _COMPOSER.fullmatch(version)
    if found is None:
        return None
    numbers, word, count, dev = found.groups()
    stability = 0 if word is None and dev else _STABILITIES[(word or "stable").lower()]
    counts = tuple(int(part) for part in re.findall(r"\d+", count or ""))
    return (*_numbers(numbers), stability, counts, not dev)


def _numbers(text: str) -> tuple[int, ...]:
    numbers = [int(part) for part in text.split(".")]
    return (*numbers, *[0] * (_PARTS - len(numbers)))
