"""Path globs, as policies write them.

A glob is written as in a `.gitignore` file: `*` and `?` stay within one folder's name, `**` as a whole name stands for any
number of folders, a glob without a slash (but for one at its end) matches at any depth, and whatever matches a folder matches
all files in it. All other characters mean themselves, brackets too, so `app/[id]/page.tsx` needs no escaping. There is no
negation: policies have an include and an exclude list instead.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_GLOB = 1000
"""Characters; longer than any path a forge shows."""


def selected(path: str, include: Iterable[str], exclude: Iterable[str]) -> bool:
    """Whether a file is to be scanned: included (everything is when `include` is empty) and not excluded."""
    included = tuple(include)
    return (not included or any(matches(glob, path) for glob in included)) and not any(matches(glob, path) for glob in exclude)


def matches(glob: str, path: str) -> bool:
    """Whether a file's path, relative to the target's root, is meant by a glob for which `fault` has no objection."""
    return _compiled(glob).match(f"{path}/") is not None


def fault(glob: str) -> str | None:
    """Say what is wrong with a glob, as the end of a sentence; None when nothing is."""
    names = glob.strip("/").split("/")
    faults = {
        "must not be empty": not glob.strip("/ "),
        f"must not be longer than {MAX_GLOB} characters": len(glob) > MAX_GLOB,
        "must not begin with '!': list what to leave out under exclude": glob.startswith("!"),
        "must use forward slashes and no escapes": "\\" in glob or "\0" in glob,
        "must not have empty, '.' or '..' parts": any(name in {"", ".", ".."} for name in names),
        "must have '**' as a whole part between slashes": any("**" in name and name != "**" for name in names),
    }
    return next((sentence for sentence, applies in faults.items() if applies), None)


@lru_cache(maxsize=4096)
def _compiled(glob: str) -> re.Pattern[str]:
    """Translate a glob so that no path makes the matcher try combinations of stars.

    Each star takes the shortest run that lets what follows it (up to the next star) match. For globs that first choice is never
    worse than a later one, so it is held in an atomic group and not tried again. The pattern is for paths with a slash
    appended, so that every name, the last one too, is followed by one.
    """
    body = glob.strip("/")
    anchored = glob.startswith("/") or "/" in body
    names = [*([] if anchored else ["**"]), *body.split("/")]
    first, *others = _runs(names)
    pattern = first + "".join(f"(?>(?:[^/]*/)*?{run})" for run in others)
    only_inside = glob.endswith("/") or names[-1] == "**"
    return re.compile(pattern + ("[^/]" if only_inside else ""))


def _runs(names: Iterable[str]) -> list[str]:
    """Patterns of the runs of names between double stars; the first and last may be empty."""
    runs = [""]
    for name in names:
        if name == "**":
            runs.append("")
        else:
            runs[-1] += _name(name) + "/"
    return runs


def _name(name: str) -> str:
    """Translate one name, with `*` and `?` that stay within it."""
    first, *others = ("".join("[^/]" if sign == "?" else re.escape(sign) for sign in piece) for piece in re.split(r"\*+", name))
    if not others:
        return first
    return first + "".join(f"(?>[^/]*?{piece})" for piece in others[:-1]) + f"[^/]*{others[-1]}"
