"""Takes the files worth keeping out of what streams by, layer upon layer, and takes down what was refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.archives.names import parts_of
from scanner.archives.tar import Kind
from scanner.sources.evidence import LIMITS, Evidence, evidence_of
from scanner.sources.holdings import Holdings
from scanner.sources.layers import Directory, LayeredTree, Link
from scanner.sources.paths import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Final

    from scanner.archives.tar import Entry
    from scanner.sources.holdings import Held, Readable

MAX_KEPT: Final = 50_000
"""Files kept of one target; as many as are laid out of a repository."""
MAX_KEPT_BYTES: Final = 4 * 1024**3
"""Written down of one target, whether or not a later layer takes it away again."""
MAX_TEXT: Final = 1_000_000
"""Bytes of a file kept to be searched: engines read no larger ones."""
_NAMED: Final = 200
"""Refusals named one by one."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One regular file of a target."""

    path: bytes
    size: int
    executable: bool
    content: Readable


class Collector:
    """One target's tree as it is put together."""

    def __init__(self, folder: Path, wants_text: Callable[[str], bool]) -> None:
        """Keep files below `folder`, which must not exist.

        Args:
            folder: of the scan's own.
            wants_text: whether a file that tells nothing about packages is kept to be searched.

        """
        self.tree = LayeredTree()
        self.files = 0
        self._holdings = Holdings(folder)
        self._wants_text = wants_text
        self._kept = self._kept_bytes = 0
        self._refused: list[Skipped] = []
        self._more: Counter[str] = Counter()

    def layer(self, entries: Iterable[Entry], number: int, *, text: bool) -> None:
        """Put one layer upon those before it.

        Args:
            entries: of its tar archive.
            number: from 0 at the bottom.
            text: whether its files are searched too.

        Raises:
            ArchiveError: the archive can not be read to its end.
            OSError: there is no room.

        """
        for entry in entries:
            parts = parts_of(entry.path)
            if parts is None:
                self.refuse(entry.path, "unsafe-path", "Its path leads out of the target or can not exist, so it was not read.")
            elif parts and not self.tree.white_out(parts, number):
                self._entry(entry, parts, number, text=text)

    def file(self, entry: FileEntry, number: int, *, text: bool) -> None:
        """Put one file into the tree.

        Raises:
            ArchiveError: its content can not be read.
            OSError: there is no room.

        """
        parts = parts_of(entry.path)
        if not parts:
            self.refuse(entry.path, "unsafe-path", "Its path leads out of the target or can not exist, so it was not read.")
            return
        self._put(entry, parts, number, text=text)

    def passed(self, path: bytes, number: int) -> None:
        """Take down that there is a file which nobody needs: it still takes the place of what was there."""
        self.files += 1
        if parts := parts_of(path):
            self.tree.put(parts, None, number)

    def link(self, path: bytes, target: bytes, number: int) -> None:
        """Put a symbolic link into the tree."""
        if parts := parts_of(path):
            self.tree.put(parts, Link(target), number)

    def refuse(self, path: bytes, code: str, text: str) -> None:
        """Take down that a finding may hide in something that was not read."""
        if len(self._refused) < _NAMED:
            self._refused.append(Skipped(shown(path[:500]) or "*", Reason(code, text), gap=True))
        else:
            self._more[code] += 1

    def close(self) -> None:
        """Nothing more is collected."""
        self._holdings.close()

    def refused(self) -> list[Skipped]:
        """All refusals; large numbers of a kind as one item for `*`."""
        more = [(code, f"{number} more entries were refused for this reason.") for code, number in self._more.items()]
        return [*self._refused, *(Skipped("*", Reason(code, text), gap=True) for code, text in more)]

    def _entry(self, entry: Entry, parts: Sequence[bytes], number: int, *, text: bool) -> None:
        match entry.kind:
            case Kind.FILE:
                self._put(entry, parts, number, text=text)
            case Kind.DIRECTORY:
                self.tree.put(parts, Directory(), number)
            case Kind.SYMLINK:
                self.tree.put(parts, Link(entry.link), number)
            case Kind.HARD_LINK:
                self.tree.put(parts, self._linked(entry, parts, number), number)
            case Kind.SPARSE:
                if evidence_of(_text(parts), entry.size, executable=entry.executable):
                    self.refuse(entry.path, "sparse-file", "It is stored with holes, which is not read here: pack it in full.")
                self.tree.put(parts, None, number)
            case Kind.OTHER:
                self.tree.put(parts, None, number)

    def _linked(self, entry: Entry, parts: Sequence[bytes], number: int) -> Held | None:
        """Another name for a file that came before."""
        target = parts_of(entry.link)
        found = self.tree.find(target) if target else None
        evidence = evidence_of(_text(parts), found.size if found else 0, executable=entry.executable)
        if found is not None:
            return replace(found, evidence=evidence or found.evidence, layer=number)
        if evidence is not None:
            self.refuse(entry.path, "hard-link", "It is another name for a file that was not kept or is not there.")
        return None

    def _put(self, entry: Entry | FileEntry, parts: Sequence[bytes], number: int, *, text: bool) -> None:
        self.tree.put(parts, self._held(entry, parts, number, text=text), number)

    def _held(self, entry: Entry | FileEntry, parts: Sequence[bytes], number: int, *, text: bool) -> Held | None:
        path = _text(parts)
        self.files += 1
        evidence = evidence_of(path, entry.size, executable=entry.executable)
        searched = text and entry.size <= MAX_TEXT and self._wants_text(path)
        if evidence is None and not searched:
            return None
        if evidence is not None and entry.size > LIMITS[evidence]:
            self.refuse(entry.path, "too-large", f"It is larger than {LIMITS[evidence]} bytes, so it was not read.")
            return None
        if self._kept >= MAX_KEPT or self._kept_bytes + entry.size > MAX_KEPT_BYTES:
            self.refuse(entry.path, "too-many-files", f"{MAX_KEPT} files, or {MAX_KEPT_BYTES} bytes, are read at most.")
            return None
        held = self._keep(entry, evidence, number)
        return replace(held, searched=searched and evidence in {None, Evidence.DOCUMENT}) if held else None

    def _keep(self, entry: Entry | FileEntry, evidence: Evidence | None, number: int) -> Held | None:
        held = self._holdings.keep(entry.content, evidence, number)
        if held is not None:
            self._kept += 1
            self._kept_bytes += held.size
        return held


def _text(parts: Sequence[bytes]) -> str:
    return b"/".join(parts).decode("utf-8", "surrogateescape")
