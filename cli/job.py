"""`outrider job`: what runs in a scan's Job."""

from __future__ import annotations

import sys
from pathlib import Path

import click

COULD_NOT_REPORT = 4


@click.command(hidden=True)
@click.option("--ticket-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Holds the signed ticket.")
@click.option(
    "--upload-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Says where the report goes, if not to the service.",
)
@click.option(
    "--probe-file", type=click.Path(path_type=Path, dir_okay=False), help="Where a probe tells what it saw; only probes do."
)
@click.option(
    "--order-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Says all, instead of a ticket: for Jobs of the customer's own function.",
)
@click.option("--workdir", type=click.Path(path_type=Path, file_okay=False), required=True, help="A folder of the Job's own.")
def job(
    ticket_file: Path | None, upload_file: Path | None, probe_file: Path | None, order_file: Path | None, workdir: Path
) -> None:
    """Run one attempt at a scan: show the ticket, scan, send the report. With a probe's ticket: go these ways, scan nothing."""
    from protocol.deposit import DepositError  # noqa: PLC0415  imported when the command runs
    from protocol.document import DocumentError  # noqa: PLC0415
    from scanner.service import ServiceError  # noqa: PLC0415
    from scanner.upload import UploadError  # noqa: PLC0415

    workdir.mkdir(parents=True, exist_ok=True)
    try:
        if order_file is not None:
            _fulfil(order_file, workdir)
        elif ticket_file is not None:
            _run(ticket_file.read_text(), upload_file, probe_file, workdir)
        else:
            raise click.UsageError("A Job needs --ticket-file or --order-file.")
    except (ServiceError, DocumentError, DepositError, UploadError) as error:
        click.echo(f"outrider job: {error}", err=True)
        sys.exit(COULD_NOT_REPORT)


def _fulfil(order_file: Path, workdir: Path) -> None:
    from protocol.order import Order  # noqa: PLC0415
    from scanner.ordered import fulfil  # noqa: PLC0415

    fulfil(Order.from_json(order_file.read_bytes()), workdir)


def _run(signed: str, upload_file: Path | None, probe_file: Path | None, workdir: Path) -> None:
    from protocol.target import ProbeTarget  # noqa: PLC0415
    from protocol.upload import Upload  # noqa: PLC0415
    from scanner.job import Job, read_unverified  # noqa: PLC0415
    from scanner.probe import probe  # noqa: PLC0415

    upload = Upload.from_json(upload_file.read_bytes()) if upload_file is not None else None
    ticket = read_unverified(signed)
    if not isinstance(ticket.target, ProbeTarget):
        Job(signed, workdir, upload).run()
    elif probe_file is None:
        raise click.UsageError("A probe needs --probe-file.")
    else:
        probe_file.write_text(probe(ticket.target, ticket, signed, upload).to_json())
