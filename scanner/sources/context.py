"""The unchanged files beside a changed package file that its reader needs: manifests, lock files and included requirements."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.sources.git_objects import entries_at, entries_in
from scanner.sources.package_files import is_package_file
from scanner.sources.paths import unsafe
from scanner.sources.selection import Chosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scanner.sources.git_command import Git
    from scanner.sources.layout import Layout
    from scanner.sources.wants import Wants

INCLUDE_ROUNDS = 4
"""Each round is one request; requirements that include requirements deeper than this are named."""
_CONTEXT_FILES = 2_000
"""Files that one side may need besides those scanned."""


def siblings(git: Git, commit: str, files: Sequence[Chosen]) -> list[Chosen]:
    """Package files in the directories of those among `files`, without `files` themselves."""
    known = {file.path for file in files}
    directories = sorted({posixpath.dirname(path) for path in known if is_package_file(path)})
    found = entries_in(git, commit, directories)
    return [
        Chosen(entry.path.decode(), entry.oid)
        for entry in found
        if entry.is_file and not unsafe(entry.path) and entry.path.decode() not in known and is_package_file(entry.path.decode())
    ][:_CONTEXT_FILES]


class Includes:
    """The search for included files on one side, round by round."""

    def __init__(self, git: Git, commit: str, layout: Layout, wants: Wants) -> None:
        self._git = git
        self._commit = commit
        self._layout = layout
        self._wants = wants
        self._asked: set[str] = set()
        self._read: set[str] = set()

    def next_round(self) -> list[Chosen]:
        """Files that those laid out by now include, that exist, and that are not laid out themselves."""
        paths = sorted(set(self._included()) - self._asked)[:_CONTEXT_FILES]
        self._asked.update(paths)
        missing = [path for path in paths if not unsafe(path.encode("utf-8", "surrogatepass")) and not self._layout.holds(path)]
        if not missing:
            return []
        found = entries_at(self._git, self._commit, missing)
        return [Chosen(entry.path.decode(), entry.oid) for entry in found if entry.is_file]

    def too_deep(self) -> Iterator[Skipped]:
        """What would have been fetched in one round more."""
        for file in self.next_round():
            text = f"Includes are followed {INCLUDE_ROUNDS} levels deep: include this file more directly."
            yield Skipped(file.path, Reason("include-too-deep", text), gap=True)

    def _included(self) -> Iterable[str]:
        tree = self._layout.tree()
        for path in (*filter(is_package_file, tree.files), *tree.context):
            if path not in self._read:
                self._read.add(path)
                text = (self._layout.root / path).read_text(encoding="utf-8", errors="replace")
                yield from self._wants.context(path, text)
