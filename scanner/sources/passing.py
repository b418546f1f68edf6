"""What commits brought and later ones took away again, laid out beside both sides: an engine may still find a secret in it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.sources.errors import SourceError
from scanner.sources.git_objects import read_blobs
from scanner.sources.history import MOST_COMMITS, UNREAD, commits_between, touches, unread
from scanner.sources.layout import Layout
from scanner.sources.selection import Selection
from scanner.workspace import Passage, Passing, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from scanner.sources.git_objects import Entry
    from scanner.sources.history import Touch
    from scanner.sources.object_store import ObjectStore
    from scanner.sources.selection import Chosen
    from scanner.sources.wants import Wants

_ALL_COMMITS = 1_000_000
"""Of a whole history; how much of what they hold is read, the source's limits say."""


class Passed:
    """The contents chosen from the commits between a merge base and a tip, or from all that lead to the tip."""

    def __init__(self, objects: ObjectStore, wants: Wants, root: Path) -> None:
        """Choose nothing yet.

        Args:
            objects: the store.
            wants: the same as for other files.
            root: where to lay them out; it must not exist.

        """
        self._objects = objects
        self._wants = wants
        self._layout = Layout(root, wants.limits)
        self._selection = Selection(wants)
        self._commits: list[str | None] = []
        """The commit of each file of the selection."""
        self._gaps: list[Skipped] = []

    @property
    def files(self) -> Sequence[Chosen]:
        """What has to be brought."""
        return self._selection.files

    def choose(self, tip: str, merge_base: str | None, below: tuple[str, ...], known: Iterable[str]) -> None:
        """Choose what is in none of the blobs that are `known`: those of head and of the merge base, which are read anyway."""
        past = self._objects.past
        if past.unread:
            self._gaps.append(Skipped("*", past.unread, gap=True))
            return
        most = MOST_COMMITS if merge_base else _ALL_COMMITS
        outside = (merge_base, *past.outside) if merge_base else ()
        try:
            commits = commits_between(self._objects.git, tip, outside, most + 1)
            if len(commits) > most:
                self._gap(f"there are more than {most}: split the change.")
                return
            listed = list(islice(touches(self._objects.git, commits, *below), self._wants.limits.entries + 1))
        except SourceError as error:
            self._objects.git.deadline.check()
            self._gap(f"in a shallow clone, fetch its history first (`git fetch --unshallow`). {error}")
            return
        if len(listed) > self._wants.limits.entries:
            self._gap(f"they touch more than {self._wants.limits.entries} files: split the change.")
        self._choose(listed[: self._wants.limits.entries], set(known), compared=merge_base is not None)

    def _choose(self, listed: Sequence[Touch], known: set[str], *, compared: bool) -> None:
        for touch in listed:  # parents come before children, so what a parent had and no commit brought was there before
            if compared:
                for entry in touch.old:
                    self._offer(entry, None, known)
            if touch.new:
                self._offer(touch.new, touch.commit, known)

    def _offer(self, entry: Entry, commit: str | None, known: set[str]) -> None:
        if entry.oid in known or not entry.is_file:
            return
        known.add(entry.oid)
        before = len(self.files)
        self._selection.offer(entry)
        if len(self.files) > before:
            self._commits.append(commit)

    def write(self) -> None:
        """Lay out the files, which have been brought."""
        kept = [(file.oid, self._layout.kept_bytes(file.path)) for file in self.files]
        blobs = read_blobs(self._objects.git, kept) if kept else ()
        for number, (file, (size, content)) in enumerate(zip(self.files, blobs, strict=True)):
            self._layout.put(_place(number, file), size, content)

    def passing(self) -> Passing:
        """What is laid out, with what a finding may hide in and is not."""
        passages = {_place(number, file): Passage(file.path, self._commits[number]) for number, file in enumerate(self.files)}
        tree = self._layout.tree()
        gaps = [_of_commit(item, passages.get(item.path)) for item in tree.skipped if item.gap]
        chosen = [item for item in self._selection.skipped() if item.gap]
        laid_out = {path: passages[path] for path in sorted(tree.files)}
        return Passing(Tree(tree.root, tree.files, (), (*self._gaps, *chosen, *gaps)), laid_out)

    def _gap(self, why: str) -> None:
        self._gaps.append(Skipped("*", unread(why), gap=True))


def _place(number: int, file: Chosen) -> str:
    """A name of its own for each: one path may come many times."""
    return f"{number:06}/{file.path}"


def _of_commit(item: Skipped, passage: Passage | None) -> Skipped:
    """A gap as it is told: where in the repository, and in which commit."""
    if passage is None or passage.commit is None:
        return Skipped(passage.path if passage else item.path, Reason(UNREAD, item.reason.text), gap=True)
    text = f"As commit {passage.commit[:12]} has it: {item.reason.text}"
    return Skipped(passage.path, Reason(item.reason.code, text), gap=True)
