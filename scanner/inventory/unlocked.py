"""Manifests that ask for packages while no lock file says which ones are installed for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from posixpath import basename, dirname
from typing import TYPE_CHECKING, Final

from findings.coverage import Reason, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_MAX_MANIFESTS: Final = 2000
_MAX_BYTES: Final = 1_000_000
"""Of one manifest; a longer one is none a person wrote."""


@dataclass(frozen=True, slots=True)
class _Kind:
    asks: re.Pattern[str]
    """Whether it asks for anything."""
    locks: tuple[str, ...]
    """File-name patterns of what says which packages those are, in its folder or one above."""


_NPM: Final = _Kind(
    re.compile(r'"(?:dependencies|devDependencies|optionalDependencies)"\s*:\s*\{\s*"'),
    ("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "deno.lock"),
)
_GRADLE: Final = _Kind(
    re.compile(r"^[ \t]*\w*(?:[iI]mplementation|[aA]pi|[cC]ompile|[cC]ompileOnly|[rR]untimeOnly)\s*[( ]\s*[\"'lp]", re.MULTILINE),
    ("gradle.lockfile",),
)
_BUNDLER: Final = _Kind(re.compile(r"^[ \t]*gem\b", re.MULTILINE), ("Gemfile.lock", "gems.locked"))
_PYTHON: Final = (
    "uv.lock",
    "poetry.lock",
    "pdm.lock",
    "Pipfile.lock",
    "pylock*.toml",
    "*requirements*.txt",
    "requirements*.lock",
)
_KINDS: Final = {
    "package.json": _NPM,
    "build.gradle": _GRADLE,
    "build.gradle.kts": _GRADLE,
    "composer.json": _Kind(re.compile(r'"[\w.-]+/[\w.-]+"\s*:\s*"', re.ASCII), ("composer.lock",)),
    "Gemfile": _BUNDLER,
    "gems.rb": _BUNDLER,
    "Cargo.toml": _Kind(re.compile(r"^\[[\w.'\"() -]*dependencies\b", re.MULTILINE | re.ASCII), ("Cargo.lock",)),
    "Pipfile": _Kind(re.compile(r"^\[(?:dev-)?packages\]\s*\w", re.MULTILINE), ("Pipfile.lock",)),
    "pyproject.toml": _Kind(re.compile(r"^dependencies\s*=\s*\[\s*[\"']|^\[tool\.poetry\.dependencies\]", re.MULTILINE), _PYTHON),
}


def unlocked(root: Path, files: Iterable[str]) -> Skipped | None:
    """A note about the manifests of a tree without a lock file; None where all have one.

    Args:
        root: where the files lie.
        files: all of the target: a lock file that is not among them is taken for missing.

    """
    files = tuple(files)
    names: dict[str, set[str]] = {}
    for path in files:
        names.setdefault(dirname(path), set()).add(basename(path))
    found = [path for path in files if (kind := _KINDS.get(basename(path))) and not _is_locked(path, kind, names)]
    asking = [path for path in found[:_MAX_MANIFESTS] if _asks(root / path, _KINDS[basename(path)])]
    if not asking:
        return None
    others = f" and {len(asking) - 1} more" if asking[1:] else ""
    verb = "have" if asking[1:] else "has"
    text = (
        f"{asking[0]}{others} {verb} no lock file, so what is installed is not known: commit one, or scan an SBOM of the build."
    )
    return Skipped("*", Reason("no-lock-file", text), gap=False)


def _is_locked(path: str, kind: _Kind, names: dict[str, set[str]]) -> bool:
    return any(fnmatchcase(name, lock) for folder in _upwards(path) for name in names.get(folder, ()) for lock in kind.locks)


def _upwards(path: str) -> Iterator[str]:
    folder = dirname(path)
    while True:
        yield folder
        if not folder:
            return
        folder = dirname(folder)


def _asks(manifest: Path, kind: _Kind) -> bool:
    try:
        with manifest.open("rb") as file:
            text = file.read(_MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return False  # that it can not be read is told where it was laid out
    return kind.asks.search(text) is not None
