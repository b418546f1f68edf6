"""Progress of a scan: a line that moves on a terminal, plain lines in a pipe."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scanner.pipeline import Progress


@contextmanager
def shown(stream: TextIO) -> Iterator[Callable[[Progress], None]]:
    """Show what engines tell of themselves."""
    console = Console(file=stream, highlight=False)
    if not console.is_terminal:
        yield lambda progress: console.print(_line(progress), soft_wrap=True)
        return
    with console.status("scanning") as status:
        working: dict[str, str] = {}

        def tell(progress: Progress) -> None:
            if progress.outcome is None:
                working[progress.engine] = f"{progress.engine} reads {_side(progress)}"
            else:
                working.pop(progress.engine, None)
            status.update(", ".join(working.values()) or "comparing")

        yield tell


def _line(progress: Progress) -> str:
    ended = "started" if progress.outcome is None else f"ended: {progress.outcome}"
    return f"{progress.engine}: {_side(progress)} {ended}"


def _side(progress: Progress) -> str:
    return progress.side.replace("-", " ")
