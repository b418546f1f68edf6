"""`outrider migrate`: bring the databases to this version."""

from __future__ import annotations

import click

from cli.service import settings_or_exit


@click.command()
def migrate() -> None:
    """Bring the store's tables to this version. Safe to run twice, or from two machines at once."""
    from app.store.migrate import migrate as run  # noqa: PLC0415  imported when the command runs

    settings = settings_or_exit(())
    run(settings.database_url)
    click.echo("The store is up to date.")
