"""How an update shows itself: a live table on a terminal, plain lines in a pipe."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress as Table
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from advisories.progress import NoProgress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import TaskID

    from advisories.build import ArchiveCounts
    from advisories.errors import AdvisoriesError
    from advisories.progress import Progress


@contextmanager
def shown_progress(stream: IO[str], *, quiet: bool) -> Iterator[Progress]:
    """Show an update's progress as long as the block runs.

    Args:
        stream: where to; a terminal gets a table that is redrawn, anything else one line for each archive.
        quiet: show nothing.

    """
    if quiet:
        yield NoProgress()
    elif stream.isatty():
        columns = (SpinnerColumn(), TextColumn("{task.description:<14}"), TextColumn("{task.fields[state]}"), TimeElapsedColumn())
        with Table(*columns, console=Console(file=stream)) as table:
            yield _Live(table)
    else:
        yield _Lines(stream)


class _Lines(NoProgress):
    """One line when an archive is done with."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def unchanged(self, name: str) -> None:
        self._say(f"{name}: unchanged")

    def finished(self, name: str, counts: ArchiveCounts) -> None:
        self._say(f"{name}: {_told(counts)}")

    def failed(self, name: str, error: AdvisoriesError) -> None:
        self._say(f"{name}: failed ({error.reason})")

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


class _Live:
    """A row for each archive."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._rows: dict[str, TaskID] = {}

    def started(self, name: str) -> None:
        self._rows[name] = self._table.add_task(name, total=None, state="asking")

    def received(self, name: str, size: int) -> None:
        self._show(name, f"{size / 1e6:.1f} MB")

    def read(self, name: str, count: int) -> None:
        self._show(name, f"{count} records")

    def unchanged(self, name: str) -> None:
        self._end(name, "unchanged")

    def finished(self, name: str, counts: ArchiveCounts) -> None:
        self._end(name, _told(counts))

    def failed(self, name: str, error: AdvisoriesError) -> None:
        self._end(name, f"failed ({error.reason})")

    def _show(self, name: str, state: str) -> None:
        self._table.update(self._rows[name], state=state)

    def _end(self, name: str, state: str) -> None:
        self._table.update(self._rows[name], state=state, total=1, completed=1)


def _told(counts: ArchiveCounts) -> str:
    left_out = "".join(f", {count} unusable ({reason})" for reason, count in counts.unusable.items())
    return f"{counts.records} records, {counts.withdrawn} withdrawn{left_out}"
