"""The labelled cases: `cases/<language>/CWE-<n>/{vulnerable,safe}/<name>`, a file or a folder of files that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CASES = Path(__file__).parent / "cases"
LABELS = {"vulnerable": True, "safe": False}


class CaseError(Exception):
    """A folder of cases that says nothing clear. The message names the place."""


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled piece of code."""

    language: str
    cwe: str
    """`CWE-89`: what it is about; findings of other weaknesses in it do not count."""
    vulnerable: bool
    path: str
    """Of its file or folder, relative to the language's folder, with forward slashes."""
    files: tuple[str, ...]
    """Its files, relative to the language's folder."""


def languages(root: Path = CASES) -> list[str]:
    """The languages that have cases, sorted."""
    return sorted(folder.name for folder in root.iterdir() if folder.is_dir() and any(folder.iterdir()))


def cases_of(language: str, root: Path = CASES) -> list[Case]:
    """A language's cases, sorted by path.

    Raises:
        CaseError: the language has none, or a folder is neither `vulnerable` nor `safe`.

    """
    folder = root / language
    found = [case for cwe in _folders(folder) for label in _folders(cwe) for case in _labelled(folder, cwe.name, label)]
    if not found:
        raise CaseError(f"{folder} holds no cases: name a language that has some.")
    return sorted(found, key=lambda case: case.path)


def _folders(folder: Path) -> Iterable[Path]:
    return sorted(each for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else []


def _labelled(language: Path, cwe: str, label: Path) -> Iterator[Case]:
    if label.name not in LABELS:
        raise CaseError(f"{label} is neither called vulnerable nor safe: move its cases.")
    for place in sorted(label.iterdir()):
        files = [place] if place.is_file() else sorted(file for file in place.rglob("*") if file.is_file())
        names = tuple(file.relative_to(language).as_posix() for file in files)
        yield Case(language.name, cwe, LABELS[label.name], place.relative_to(language).as_posix(), names)
