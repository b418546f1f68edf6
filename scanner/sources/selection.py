"""Which entries of one side are to be laid out, and what is said of the others."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.sources.git_objects import SUBMODULE, SYMLINK
from scanner.sources.paths import unsafe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.sources.git_objects import Entry
    from scanner.sources.wants import Wants

_SYMLINK = Reason("symlink", "It is a symbolic link; where it leads inside the target is read under its own name.")
_SUBMODULE = Reason("submodule", "It is a submodule, another repository's code, which is not fetched: scan that repository.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A regular file to lay out."""

    path: str
    oid: str


class Selection:
    """The files chosen from the entries offered.

    Symbolic links hold nothing themselves, so leaving them out is no gap. A submodule is code that comes with the target and
    was not read: a gap.
    """

    def __init__(self, wants: Wants) -> None:
        self.files: list[Chosen] = []
        self._wants = wants
        self._named: list[Skipped] = []
        self._excluded = 0
        self._beyond = 0
        self._cut_short = False

    def offer(self, entry: Entry) -> bool:
        """Judge an entry; true if it is a file of the target, whether or not there is room for it."""
        fault = unsafe(entry.path)
        if fault is not None:
            self._name(fault)
            return False
        path = entry.path.decode()
        if not self._wants.path(path):
            self._excluded += 1
            return False
        if not entry.is_file:
            self._name(Skipped(path, *_PASSED_OVER[entry.mode]))
            return False
        if len(self.files) < self._wants.limits.files:
            self.files.append(Chosen(path, entry.oid))
        else:
            self._beyond += 1
        return True

    def offer_all(self, entries: Iterable[Entry]) -> None:
        """Offer as many entries as may be listed; if there are more, that is taken down."""
        listed = iter(entries)
        for entry in islice(listed, self._wants.limits.entries):
            self.offer(entry)
        self._cut_short = next(listed, None) is not None

    def skipped(self) -> list[Skipped]:
        """What was offered but not chosen; large numbers of a kind as one item for `*`."""
        limits = self._wants.limits
        several = []
        if self._excluded:
            text = f"{self._excluded} files are excluded by policy."
            several.append(Skipped("*", Reason("excluded", text), gap=False))
        if self._beyond:
            text = f"{self._beyond} more files were not read: {limits.files} are read at most; exclude some by policy."
            several.append(Skipped("*", Reason("too-many-files", text), gap=True))
        if self._cut_short:
            text = f"The target names more than {limits.entries} files; the rest was not even listed: exclude or remove them."
            several.append(Skipped("*", Reason("too-many-entries", text), gap=True))
        return self._named + several

    def _name(self, skipped: Skipped) -> None:
        if len(self._named) < self._wants.limits.files:
            self._named.append(skipped)
        else:
            self._beyond += 1


_PASSED_OVER = {SYMLINK: (_SYMLINK, False), SUBMODULE: (_SUBMODULE, True)}
