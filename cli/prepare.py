"""`outrider prepare`: what a machine's first scan would spend its time on."""

from __future__ import annotations

import sys

import click

NOT_PREPARED = 4


@click.command(hidden=True)
def prepare() -> None:
    """Compile the rules for secrets, as an image's build does and a worker that starts."""
    from scanner.prepare import PreparationError  # noqa: PLC0415  imported when the command runs
    from scanner.prepare import prepare as make_ready  # noqa: PLC0415

    try:
        make_ready()
    except PreparationError as error:
        click.echo(f"outrider prepare: {error}", err=True)
        sys.exit(NOT_PREPARED)
