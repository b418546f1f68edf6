"""Names of Python packages."""

from __future__ import annotations

import re

_RUN = re.compile(r"[-_.]+")
_LEADING = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")


def normalised(name: str) -> str:
    """PyPI's own form of a name (https://packaging.python.org/en/latest/specifications/name-normalization/)."""
    return _RUN.sub("-", name.strip()).lower()


def required_name(requirement: str) -> str:
    """The normalised name a dependency specifier begins with; empty if it begins with none."""
    found = _LEADING.match(requirement)
    return normalised(found[1]) if found else ""
