"""The names of packages that manifests declare: enough to know what is used; versions are the lock-file readers' matter."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"

# Each pattern is linear: no two adjacent repeats can match the same text.
_DECLARED = {
    "requirements": ("PyPI", re.compile(rf"^[ \t]*({_NAME})", re.MULTILINE)),
    "pyproject": (
        "PyPI",
        re.compile(rf"""^[ \t]*["']?({_NAME})["']?(?=[ \t]{0, 20}=)|["']({_NAME})(?=[\s\[<>=!~;"'@,])""", re.MULTILINE),
    ),
    "pipfile": ("PyPI", re.compile(rf"""^[ \t]*["']?({_NAME})["']?[ \t]{0, 20}=""", re.MULTILINE)),
    "go": ("Go", re.compile(r"^[ \t]*(?:require[ \t]+)?([a-z0-9.-]+\.[a-z]+/[^\s]{1,200})[ \t]+v", re.MULTILINE)),
    "maven": ("Maven", re.compile(r"<artifactId>\s{0,20}([\w.-]{1,100})")),
    "gradle": ("Maven", re.compile(r"""["'][\w.-]{1,100}:([\w.-]{1,100})""")),
    "gems": ("RubyGems", re.compile(r"""^[ \t]*gem[ \t(]+["']([\w-]{1,100})""", re.MULTILINE)),
    "nuget": ("NuGet", re.compile(r"""Include=["']([\w.]{1,100})["']|Sdk=["'](Microsoft\.NET\.Sdk\.Web)["']""")),
    "cargo": ("crates.io", re.compile(r"^[ \t]*([\w-]{1,100})[ \t]{0,20}=", re.MULTILINE)),
}
_JSON = {"package.json": "npm", "composer.json": "Packagist"}
_JSON_TABLES = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies", "require", "require-dev")
_KINDS = {
    "pyproject.toml": "pyproject",
    "pipfile": "pipfile",
    "go.mod": "go",
    "pom.xml": "maven",
    "build.gradle": "gradle",
    "build.gradle.kts": "gradle",
    "gemfile": "gems",
    "cargo.toml": "cargo",
    "setup.cfg": "requirements",
}
_REQUIREMENTS = re.compile(r"requirements[^/]*\.(?:txt|in)")
_PROJECT = re.compile(r"[^/]+\.(?:cs|fs|vb)proj")


def manifest_kind(path: str) -> str | None:
    """How a file declares packages; None for one that is no manifest."""
    name = path.rpartition("/")[2].lower()
    if name in _JSON:
        return name
    if _REQUIREMENTS.fullmatch(name):
        return "requirements"
    return "nuget" if _PROJECT.fullmatch(name) else _KINDS.get(name)


def declared_names(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Ecosystem and name of each package a manifest declares; nothing of one that does not parse."""
    kind = manifest_kind(path)
    if kind in _JSON:
        yield from ((_JSON[kind], name) for name in _json_names(text))
    elif kind is not None:
        ecosystem, pattern = _DECLARED[kind]
        for match in pattern.finditer(text):
            yield ecosystem, next(group for group in match.groups() if group)


def _json_names(text: str) -> Iterator[str]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return
    tables = [document.get(table) for table in _JSON_TABLES] if isinstance(document, dict) else []
    for table in tables:
        if isinstance(table, dict):
            yield from table
