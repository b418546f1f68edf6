"""A pull request's difference as rows of a table, with annotations beneath the lines they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from demo.forge.git import GitError
from demo.forge.history import read_blob
from demo.forge.page.text import code_lines

if TYPE_CHECKING:
    from demo.forge.history import ChangedFile
    from demo.forge.records import Json, RepositoryRow

HUNK = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@")
KINDS = {"+": "added", "-": "removed", " ": "context"}


@dataclass(slots=True)
class Row:
    """One line of a difference."""

    kind: str
    """`hunk`, `added`, `removed` or `context`."""
    old: int | None
    new: int | None
    text: Markup
    notes: list[Json] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FileDiff:
    """One changed file."""

    file: ChangedFile
    rows: list[Row]
    elsewhere: list[Json]
    """Annotations of this file on lines the difference does not show."""

    @property
    def squares(self) -> list[str]:
        """Five of them: how much was added against how much was removed."""
        total = max(1, self.file.additions + self.file.deletions)
        added = min(5, round(5 * self.file.additions / total))
        removed = min(5 - added, round(5 * self.file.deletions / total))
        return ["added"] * added + ["removed"] * removed + ["none"] * (5 - added - removed)


def file_diff(row: RepositoryRow, file: ChangedFile, base: str, annotations: list[Json]) -> FileDiff:
    """A changed file's rows. `annotations` are those of all files."""
    own = [note for note in annotations if note["path"] == file.path]
    new = [] if file.status == "removed" else _lines(row, file.path, file.blob)
    old = _lines(row, file.previous or file.path, f"{base}:{file.previous or file.path}") if file.deletions else []
    rows = _rows(file.patch, old, new)
    shown = {each.new: each for each in rows if each.new is not None}
    for note in own:
        if note["end_line"] in shown:
            shown[note["end_line"]].notes.append(note)
    return FileDiff(file, rows, [note for note in own if note["end_line"] not in shown])


def _rows(patch: str, old_lines: list[Markup], new_lines: list[Markup]) -> list[Row]:
    rows: list[Row] = []
    old = new = 0
    for line in patch.split("\n") if patch else []:
        start = HUNK.match(line)
        if start:
            old, new = int(start[1]), int(start[2])
            rows.append(Row("hunk", None, None, escape(line)))
            continue
        kind = KINDS.get(line[:1])
        if kind is None:  # "\ No newline at end of file"
            continue
        source, number = (old_lines, old) if kind == "removed" else (new_lines, new)
        text = source[number - 1] if number <= len(source) else escape(line[1:])
        rows.append(Row(kind, old if kind != "added" else None, new if kind != "removed" else None, text))
        old += kind != "added"
        new += kind != "removed"
    return rows


def _lines(row: RepositoryRow, path: str, blob: str) -> list[Markup]:
    try:
        return code_lines(path, read_blob(row.git, blob).decode(errors="replace"))
    except GitError:  # a submodule has no blob here
        return []
