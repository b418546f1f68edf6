"""Which files tell about packages, and what they include: as much of it as fetching has to know, by name and line only."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LOCK_FILES = frozenset(
    {
        "bun.lock",
        "bun.lockb",
        "Cargo.lock",
        "composer.lock",
        "conan.lock",
        "deno.lock",
        "Gemfile.lock",
        "go.sum",
        "gradle.lockfile",
        "mix.lock",
        "npm-shrinkwrap.json",
        "package-lock.json",
        "Package.resolved",
        "packages.lock.json",
        "pdm.lock",
        "Pipfile.lock",
        "pnpm-lock.yaml",
        "Podfile.lock",
        "poetry.lock",
        "pubspec.lock",
        "pylock.toml",
        "uv.lock",
        "yarn.lock",
    }
)
BINARY_LOCK_FILES = frozenset({"bun.lockb"})
"""Not text although packages are named there: https://bun.sh/docs/install/lockfile"""

MANIFESTS = frozenset(
    {
        "Cargo.toml",
        "composer.json",
        "Gemfile",
        "go.mod",
        "go.work",
        "package.json",
        "Pipfile",
        "pnpm-workspace.yaml",
        "pom.xml",
        "pubspec.yaml",
        "pyproject.toml",
        "setup.cfg",
    }
)
_REQUIREMENTS = ("*requirements*.txt", "*requirements*.in", "*constraints*.txt", "requirements/*.txt", "requirements/*.in")
# `-r base.txt`, `-rbase.txt`, `--requirement=base.txt`, and the same for constraints.
# https://pip.pypa.io/en/stable/reference/requirements-file-format/#supported-options
_INCLUDE = re.compile(r"^[ \t]*(?:-[rc][ \t]*|--(?:requirement|constraint)(?:[ \t]+|=))[\"']?([^\s\"'#]+)", re.MULTILINE)


def is_requirements(path: str) -> bool:
    """Whether pip would probably be given this file with `-r` or `-c`."""
    name = posixpath.basename(path)
    nearest = posixpath.join(posixpath.basename(posixpath.dirname(path)), name)
    return any(fnmatch.fnmatchcase(candidate, pattern) for candidate in (name, nearest) for pattern in _REQUIREMENTS)


def is_package_file(path: str) -> bool:
    """Whether a reader of packages may want this file: a lock file, a manifest or a requirements file."""
    name = posixpath.basename(path)
    return name in LOCK_FILES or name in MANIFESTS or name.endswith(".lock") or is_requirements(path)


def included_files(path: str, text: str) -> Iterable[str]:
    """Paths, relative to the target's root, that a requirements file includes with `-r` or `-c`; URLs are no files."""
    if not path.endswith((".txt", ".in")):
        return []
    names = (match.group(1) for match in _INCLUDE.finditer(text))
    return [posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) for name in names if "://" not in name]
