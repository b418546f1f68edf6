"""The names of modules that source code imports, found as text: the top of a file is enough, and no parser is needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.stack.file_names import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = r"""["']((?:@[\w.-]{1,60}/)?[\w.-]{1,100})[^"'\n]{0,100}["']"""
_SCRIPT = ("npm", re.compile(rf"""(?:\bfrom|\brequire\(|\bimport\(?)[ \t]*{_QUOTED}"""))
_PATTERNS = {
    "Python": ("PyPI", re.compile(r"^[ \t]*(?:import|from)[ \t]+([A-Za-z_][\w.]{0,100})", re.MULTILINE)),
    "JavaScript": _SCRIPT,
    "TypeScript": _SCRIPT,
    "Vue": _SCRIPT,
    "Svelte": _SCRIPT,
    "Java": ("java", re.compile(r"^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]{1,200})", re.MULTILINE)),
    "Kotlin": ("java", re.compile(r"^[ \t]*import[ \t]+([\w.]{1,200})", re.MULTILINE)),
    "Scala": ("java", re.compile(r"^[ \t]*import[ \t]+([\w.]{1,200})", re.MULTILINE)),
    "Go": ("Go", re.compile(r"""^[ \t]*(?:import[ \t]+)?(?:[\w.]+[ \t]+)?"([^"\s]{1,200})"[ \t]*$""", re.MULTILINE)),
    "C#": ("NuGet", re.compile(r"^[ \t]*using[ \t]+([A-Z][\w.]{1,100})", re.MULTILINE)),
    "PHP": ("php", re.compile(r"^[ \t]*use[ \t]+\\?([A-Z]\w{1,60})", re.MULTILINE)),
    "Ruby": ("RubyGems", re.compile(r"""^[ \t]*require[ \t]+["']([\w-]{1,60})""", re.MULTILINE)),
    "Rust": ("crates.io", re.compile(r"^[ \t]*(?:pub[ \t]+)?use[ \t]+([a-z]\w{0,60})", re.MULTILINE)),
}


def imported_names(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Ecosystem and name of each module that a source file imports."""
    known = _PATTERNS.get(language_of(path) or "")
    if known is None:
        return
    ecosystem, pattern = known
    for match in pattern.finditer(text):
        yield ecosystem, match[1]
