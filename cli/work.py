"""`outrider work`: a worker."""

from __future__ import annotations

import click

from cli.service import settings_or_exit


@click.command()
def work() -> None:
    """Run a worker: it plans, dispatches, collects and publishes until it is told to stop."""
    from app.work import work as run  # noqa: PLC0415  imported when the command runs

    run(settings_or_exit())
