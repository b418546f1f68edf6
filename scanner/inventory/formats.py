"""Which files are lock files, by their names alone: those that are read here, and those that are not and are named as gaps."""

from __future__ import annotations

from enum import StrEnum
from fnmatch import fnmatchcase
from posixpath import basename, dirname

READERS_VERSION = "3"
"""Raised whenever the readers would tell anything else of the same file."""


class Format(StrEnum):
    """A lock-file format that is read here."""

    PACKAGE_LOCK = "package-lock.json"
    YARN_LOCK = "yarn.lock"
    PNPM_LOCK = "pnpm-lock.yaml"
    REQUIREMENTS = "requirements.txt"
    POETRY_LOCK = "poetry.lock"
    UV_LOCK = "uv.lock"
    GO_MOD = "go.mod"
    CARGO_LOCK = "Cargo.lock"
    BUN_LOCK = "bun.lock"
    PDM_LOCK = "pdm.lock"
    PIPFILE_LOCK = "Pipfile.lock"
    POM = "pom.xml"
    GRADLE_LOCK = "gradle.lockfile"
    GEMFILE_LOCK = "Gemfile.lock"
    NUGET_LOCK = "packages.lock.json"
    NUGET_CONFIG = "packages.config"
    NUGET_CENTRAL = "Directory.Packages.props"
    NUGET_PROJECT = "*.csproj"
    COMPOSER_LOCK = "composer.lock"


PATTERNS = (
    ("package-lock.json", Format.PACKAGE_LOCK),
    ("npm-shrinkwrap.json", Format.PACKAGE_LOCK),
    ("yarn.lock", Format.YARN_LOCK),
    ("pnpm-lock.yaml", Format.PNPM_LOCK),
    ("poetry.lock", Format.POETRY_LOCK),
    ("uv.lock", Format.UV_LOCK),
    ("go.mod", Format.GO_MOD),
    ("Cargo.lock", Format.CARGO_LOCK),
    ("bun.lock", Format.BUN_LOCK),
    ("pdm.lock", Format.PDM_LOCK),
    ("Pipfile.lock", Format.PIPFILE_LOCK),
    ("pom.xml", Format.POM),
    ("gradle.lockfile", Format.GRADLE_LOCK),
    ("buildscript-gradle.lockfile", Format.GRADLE_LOCK),
    ("Gemfile.lock", Format.GEMFILE_LOCK),
    ("gems.locked", Format.GEMFILE_LOCK),
    ("packages.lock.json", Format.NUGET_LOCK),
    ("packages.config", Format.NUGET_CONFIG),
    ("Directory.Packages.props", Format.NUGET_CENTRAL),
    ("*.csproj", Format.NUGET_PROJECT),
    ("*.fsproj", Format.NUGET_PROJECT),
    ("*.vbproj", Format.NUGET_PROJECT),
    ("composer.lock", Format.COMPOSER_LOCK),
    ("requirements*.txt", Format.REQUIREMENTS),
    ("requirements*.lock", Format.REQUIREMENTS),
    ("*requirements.txt", Format.REQUIREMENTS),
    ("constraints*.txt", Format.REQUIREMENTS),
)
"""File-name patterns, the first that matches counts."""

REQUIREMENTS_FOLDER = "requirements"
"""Every `.txt` right in a folder of this name is a requirements file too."""

UNREAD = (
    "Cartfile.resolved",
    "Manifest.toml",
    "Package.resolved",
    "Podfile.lock",
    "bun.lockb",
    "cabal.project.freeze",
    "conan.lock",
    "conda-lock.yml",
    "deno.lock",
    "mix.lock",
    "pubspec.lock",
    "pylock.toml",
    "pylock.*.toml",
    "rebar.lock",
    "renv.lock",
    "stack.yaml.lock",
)
"""File-name patterns of lock files that nothing here reads."""


def format_of(path: str) -> Format | None:
    """The format of a file by its path; None for one that is not read here."""
    name = basename(path)
    for pattern, found in PATTERNS:
        if fnmatchcase(name, pattern):
            return found
    in_folder = basename(dirname(path)) == REQUIREMENTS_FOLDER
    return Format.REQUIREMENTS if in_folder and name.endswith(".txt") else None


def is_unread(path: str) -> bool:
    """Whether a file is a lock file that nothing here reads."""
    return any(fnmatchcase(basename(path), pattern) for pattern in UNREAD)
