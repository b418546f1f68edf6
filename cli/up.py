"""`outrider up`: web and worker together, for one machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import click

from cli.service import settings_or_exit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@click.command()
def up() -> None:
    """Run the web server and one worker; stop both when either ends or a signal comes."""
    from app.store.migrate import migrate  # noqa: PLC0415  imported when the command runs

    migrate(settings_or_exit().database_url)
    children = [subprocess.Popen([sys.executable, "-m", "cli.main", part]) for part in ("serve", "work")]  # noqa: S603  ourselves
    stop = _stopper(children)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
    stop()
    sys.exit(max(abs(child.wait()) for child in children))


def _stopper(children: Sequence[subprocess.Popen[bytes]]) -> Callable[..., None]:
    def stop(*_: object) -> None:
        for child in children:
            if child.poll() is None:
                child.terminate()

    return stop
