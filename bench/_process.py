"""A function as a process of its own, with the memory that it and all it starts take."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PROGRAM = Path(__file__).with_name("_invoked.py")
_LOOK_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Answered:
    """One invocation."""

    answer: dict[str, Any]
    seconds: float
    worked: float
    """Seconds of processor time, which tell more on a busy machine."""
    peak_bytes: int
    """Of the function's own process until then."""


@dataclass(slots=True)
class Function:
    """One that answers; see `running`."""

    process: subprocess.Popen[str]
    most_bytes: int = 0
    """Of all its processes at one moment; a page that several share is counted once."""
    ended: threading.Event = field(default_factory=threading.Event)

    def invoke(self, invocation: object) -> Answered:
        """Have it answer.

        Raises:
            RuntimeError: it ended instead.

        """
        assert self.process.stdin, "it was opened"  # noqa: S101  for the type checker
        assert self.process.stdout, "it was opened"  # noqa: S101
        self.process.stdin.write(json.dumps(invocation) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the function's process ended: its last words are above")
        told = json.loads(line)
        return Answered(told["answer"], told["seconds"], told["worked"], told["peak_kb"] * 1024)

    def watch(self) -> None:
        """Look at the memory until it has ended."""
        while not self.ended.wait(_LOOK_EVERY_S):
            self.most_bytes = max(self.most_bytes, _bytes_of_tree(self.process.pid))


@contextmanager
def running(handler: str, environment: Mapping[str, str], words: Sequence[str] = (sys.executable,)) -> Iterator[Function]:
    """Start a function.

    Args:
        handler: `module.function`.
        environment: all that it gets.
        words: Python, with its options.

    """
    command = [*words, "-P", str(_PROGRAM), handler]
    with subprocess.Popen(
        command,
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        function = Function(process)
        watching = threading.Thread(target=function.watch)
        watching.start()
        try:
            yield function
        finally:
            function.ended.set()
            watching.join()
            process.kill()


def _bytes_of_tree(pid: int) -> int:
    """Of a process and its descendants; those that have just ended count no more."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
        children = [int(child) for file in Path(f"/proc/{pid}/task").glob("*/children") for child in file.read_text().split()]
    except OSError:
        return 0
    own = int(told.partition("\nPss:")[2].split()[0]) * 1024 if "\nPss:" in told else 0
    return own + sum(_bytes_of_tree(child) for child in children)
