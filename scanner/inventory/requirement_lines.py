"""One pip requirements file, line by line: what each asks for, what it includes, and what pip-compile or uv say of who wants it.

https://pip.pypa.io/en/stable/reference/requirements-file-format/. The lines are taken apart by pip's own code, in
`pip_requirements_parser`; of that only the functions that take text are used, since those that take files would open any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pip_requirements_parser as pip

from scanner.inventory.pypi_names import normalised, required_name
from scanner.inventory.reading import TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINES = 100_000
"""Of one file; pip's code takes about 0.1 ms a line."""

_BLANKS = re.compile(r"\s{2,}")
_EXACT = ("==", "===")


@dataclass(slots=True)
class Wanted:
    """One line that asks for something."""

    line: int
    """From 1; the first one of a line that goes on over several."""
    name: str = ""
    """Normalised; empty where the line does not tell."""
    version: str = ""
    """Empty unless exact."""
    fault: str = ""
    """Why it is no package at a version: `unpinned`, `no-version`, `local` or `unparsable-line`; empty if it is one."""
    wanted_by: list[str] = field(default_factory=list)
    """Normalised names from the comment `via`; an empty name is the project itself."""


@dataclass(frozen=True, slots=True)
class RequirementFile:
    """What one file says."""

    wanted: list[Wanted]
    includes: list[tuple[str, bool]]
    """Paths as written, and whether the file holds constraints only."""


def parse(text: str) -> RequirementFile:
    """Take a requirements file apart.

    Raises:
        TooLargeError: it has more lines than any real one.

    """
    found = RequirementFile([], [])
    listing = False  # whether the comment before was `# via`, with names to follow line by line
    for is_comment, number, line in _lines(text):
        if not is_comment:
            listing = False
            _take(found, number, line)
        elif found.wanted:
            words = line.lstrip("#").strip()
            via = words == "via" or words.startswith("via ")
            listing = via or listing
            if listing:
                found.wanted[-1].wanted_by += _names(words.removeprefix("via") if via else words)
    return found


def _lines(text: str) -> Iterator[tuple[bool, int, str]]:
    """Whether it is a comment, number and text of each line, those that go on joined.

    Runs of blanks are shortened before: pip's pattern for comments takes quadratic time over them.
    """
    lines = [_BLANKS.sub(" ", line) for line in text.removeprefix("\ufeff").splitlines()]
    if len(lines) > MAX_LINES:
        raise TooLargeError(f"It has more than {MAX_LINES} lines: split it.")
    shortened = ("\\" if line.strip() == "\\" else line for line in lines)
    for item in pip.preprocess("\n".join(shortened)):
        yield isinstance(item, pip.CommentLine), item[0], item[1]


def _names(words: str) -> list[str]:
    """Who wants a package. `-r file`, `name (pyproject.toml)` and `name:group` are the project; `-c file` only bounds it."""
    names = []
    for word in (part.strip() for part in words.split(",")):
        if word.startswith("-r") or "(" in word or ":" in word:
            names.append("")
        elif required_name(word):
            names.append(required_name(word))
    return names


def _take(found: RequirementFile, number: int, line: str) -> None:
    try:
        requirement, includes = _parsed(line)
    except Exception:  # noqa: BLE001  pip's code asserts and raises whatever comes on lines no person wrote
        found.wanted.append(Wanted(number, fault="unparsable-line"))
        return
    found.includes.extend(includes)
    if requirement is not None:
        found.wanted.append(_wanted(number, requirement))


def _parsed(line: str) -> tuple[pip.InstallRequirement | None, list[tuple[str, bool]]]:
    """The requirement of a line, if any, and the files it includes."""
    text, editable, includes = line, None, []
    if line.startswith("-") or " -" in line:  # pip builds its option parser anew for each line: only where there are options
        text, options, _ = pip.get_line_parser()(line)
        editable = next(iter(options.editables or ()), None)
        includes = [(path, False) for path in options.requirements or ()] + [(path, True) for path in options.constraints or ()]
    if text:
        return pip.build_install_req(text), includes
    return (pip.build_editable_req(editable) if editable else None), includes


def _wanted(number: int, requirement: pip.InstallRequirement) -> Wanted:
    name = normalised(requirement.name or "")
    exact = [spec.version for spec in (requirement.specifier or ()) if spec.operator in _EXACT and not spec.version.endswith("*")]
    if exact and not requirement.is_editable:
        return Wanted(number, name, exact[0])
    link = requirement.link or (requirement.req.url if requirement.req else None)
    if link is None:
        return Wanted(number, name, fault="unpinned")
    local = requirement.is_local_path and not requirement.is_url and not requirement.is_archive
    return Wanted(number, name, fault="local" if local else "no-version")
