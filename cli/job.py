"""`outrider job`: what runs in a scan's Job."""

from __future__ import annotations

import sys
from pathlib import Path

import click

COULD_NOT_REPORT = 4


@click.command(hidden=True)
@click.option(
    "--ticket-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True, help="Holds the signed ticket."
)
@click.option("--workdir", type=click.Path(path_type=Path, file_okay=False), required=True, help="A folder of the Job's own.")
def job(ticket_file: Path, workdir: Path) -> None:
    """Run one attempt at a scan: show the ticket, scan, send the report."""
    from protocol.document import DocumentError  # noqa: PLC0415  imported when the command runs
    from scanner.job import Job  # noqa: PLC0415
    from scanner.service import ServiceError  # noqa: PLC0415

    workdir.mkdir(parents=True, exist_ok=True)
    try:
        Job(ticket_file.read_text(), workdir).run()
    except (ServiceError, DocumentError) as error:
        click.echo(f"outrider job: {error}", err=True)
        sys.exit(COULD_NOT_REPORT)
