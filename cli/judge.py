"""`outrider judge`: a report that a Job left in the bucket, to what a scan here would have told."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.gate import own_gate
from cli.scan_formats import Wanted, format_options, tell, wanted

if TYPE_CHECKING:
    from findings.formats.dossier import Dossier
    from protocol.report import Report

UNUSABLE = 3


@click.command(hidden=True)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--scan", required=True, help="The scan's id.")
@click.option("--attempt", type=int, required=True, help="Which try at the scan left it.")
@click.option("--engine", "engines", multiple=True, required=True, help="One that was to run; repeat for more.")
@format_options
def judge(
    file: Path,
    scan: str,
    attempt: int,
    engines: tuple[str, ...],
    form: str | None,
    as_json: bool,  # noqa: FBT001  click passes a flag so
    outputs: tuple[str, ...],
) -> None:
    """Match, suppress and judge what FILE says, which is packed as a Job leaves it."""
    from app.collect.reports import UnusableReportError, report_in  # noqa: PLC0415  parts are imported when their command runs
    from findings.verdict import exit_code  # noqa: PLC0415

    asked: Wanted = wanted(form, outputs, as_json=as_json)
    try:
        dossier = _dossier(report_in(file.read_bytes(), scan, attempt), engines)
    except UnusableReportError as error:
        click.echo(f"outrider: The Job's report can not be read: {error}.", err=True)
        sys.exit(UNUSABLE)
    tell(asked, dossier, lambda: click.echo(dossier.verdict.title))
    sys.exit(exit_code(dossier.verdict))


def _dossier(report: Report, engines: tuple[str, ...]) -> Dossier:
    from importlib.metadata import version  # noqa: PLC0415

    from app.collect.reports import scanned_of  # noqa: PLC0415
    from app.collect.triage import triage  # noqa: PLC0415
    from findings.formats.dossier import Dossier  # noqa: PLC0415
    from findings.policy import Policy  # noqa: PLC0415
    from findings.provenance import Provenance  # noqa: PLC0415
    from findings.stack import Stack  # noqa: PLC0415

    started, scanned = datetime.now(UTC), scanned_of(report)
    judged = triage(scanned, own_gate(Policy(engines=engines)))
    return Dossier(
        judged.verdict,
        judged.runs,
        judged.findings,
        judged.suppressed.suppressed,
        target=getattr(report.target, "arn", "") or getattr(report.target, "ref", ""),
        kind=report.target.type,
        inventory=scanned.head,
        stack=report.stack or Stack(),
        digest=getattr(report.target, "digest", None),
        provenance=report.provenance or Provenance(),
        started=started,
        ended=datetime.now(UTC),
        version=version("outrider"),
    )
