"""The unchanged files beside a changed package file that its reader needs: manifests, lock files and included requirements."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.sources.git_objects import entries_at, entries_in
from scanner.sources.package_files import is_lock_file, may_be_needed_by_neighbours
from scanner.sources.paths import unsafe
from scanner.sources.selection import Chosen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.sources.git_command import Git
    from scanner.sources.layout import Layout
    from scanner.sources.wants import Wants

INCLUDE_ROUNDS = 4
"""Each round is one request; requirements that include requirements deeper than this are named."""
_CONTEXT_FILES = 2_000
"""Files that one side may need besides those scanned."""


def siblings(git: Git, commit: str, files: Sequence[Chosen]) -> list[Chosen]:
    """What the lock files among `files` probably need from their own directories; a guess that saves a request."""
    known = {file.path for file in files}
    directories = sorted({posixpath.dirname(path) for path in known if is_lock_file(path)})
    found = (entry for entry in entries_in(git, commit, directories) if entry.is_file and not unsafe(entry.path))
    beside = (Chosen(entry.path.decode(), entry.oid) for entry in found)
    return [file for file in beside if file.path not in known and may_be_needed_by_neighbours(file.path)][:_CONTEXT_FILES]


class Includes:
    """The search for the files that the lock files of one side need, round by round."""

    def __init__(self, git: Git, commit: str, layout: Layout, wants: Wants) -> None:
        self._git = git
        self._commit = commit
        self._layout = layout
        self._wants = wants
        self._asked: set[str] = set()
        self._unread: list[str] | None = None

    def next_round(self) -> list[Chosen]:
        """What is needed, exists and is not laid out yet, as far as the files laid out by now tell."""
        if self._unread is None:
            self._unread = [path for path in self._layout.tree().files if is_lock_file(path)]
        missing: list[str] = []
        while self._unread:
            for path in self._needed_by(self._unread.pop()):
                (self._unread if self._layout.holds(path) else missing).append(path)
        found = entries_at(self._git, self._commit, sorted(missing))
        files = [Chosen(entry.path.decode(), entry.oid) for entry in found if entry.is_file]
        self._unread = [file.path for file in files]
        return files

    def too_deep(self) -> Iterator[Skipped]:
        """What would have been fetched in one round more."""
        for file in self.next_round():
            text = f"Includes are followed {INCLUDE_ROUNDS} levels deep: include this file more directly."
            yield Skipped(file.path, Reason("include-too-deep", text), gap=True)

    def _needed_by(self, path: str) -> list[str]:
        """Safe paths that nobody asked for before; none for a file that could not be laid out."""
        if not self._layout.holds(path) or len(self._asked) > _CONTEXT_FILES:
            return []
        text = (self._layout.root / path).read_text(encoding="utf-8", errors="replace")
        needed = [one for one in dict.fromkeys(self._wants.context(path, text)) if one not in self._asked]
        self._asked.update(needed)
        return [one for one in needed if not unsafe(one.encode("utf-8", "surrogatepass"))]
