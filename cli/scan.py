"""`outrider scan`: the same pipeline on a laptop or in CI."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.scan_formats import format_options, tell, wanted

if TYPE_CHECKING:
    from app.collect.triage import Triage
    from findings.formats.dossier import Dossier
    from findings.policy import Policy
    from findings.stack import Stack
    from scanner.pipeline import ScanResult
    from scanner.workspace import Workspace

USAGE = 2
LEVELS = ("critical", "high", "medium", "low", "info")

EXAMPLES = """\b
Examples:
  outrider scan .                                every tracked file here
  outrider scan . --base main                    only what this branch changed
  outrider scan . --base v1.2 --head v1.3        between two revisions
  outrider scan . -o scan.html -o scan.sarif     and a report to read, and one for code scanning
  outrider scan . --json | jq .summary           for another program

\b
Exit status: 0 nothing blocks, 1 findings block, 2 wrong usage, 3 an engine could not finish.
"""


@click.command(epilog=EXAMPLES)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--base", metavar="REV", help="Scan only what changed since the merge base with REV.")
@click.option("--head", metavar="REV", help="Scan this revision instead of the files as they are.")
@format_options
@click.option("--fail-on", type=click.Choice(LEVELS), help="The least severity that fails; by default the policy's, else high.")
def scan(
    path: Path,
    base: str | None,
    head: str | None,
    form: str | None,
    as_json: bool,  # noqa: FBT001  click passes a flag so
    outputs: tuple[str, ...],
    fail_on: str | None,
) -> None:
    """Scan a repository or folder at PATH: code, secrets and packages."""
    from findings.verdict import exit_code  # noqa: PLC0415  parts are imported when their command runs
    from scanner.sources.errors import SourceError, UsageError  # noqa: PLC0415

    asked = wanted(form, outputs, as_json=as_json)
    started = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="outrider-") as folder:
        try:
            workspace = _lay_out(path, base, head, Path(folder))
        except SourceError as error:
            click.echo(f"outrider: {error}", err=True)
            sys.exit(USAGE if isinstance(error, UsageError) else 3)
        result, triage = _triage(workspace, _policy(path, fail_on))
        stack = _stack(workspace)
    compared = workspace.merge_base is not None
    dossier = replace(_dossier(triage, result), target=str(path), stack=stack, compared=compared, started=started)
    tell(asked, dossier, lambda: _print_table(triage, compared=compared))
    sys.exit(exit_code(triage.verdict))


def _lay_out(path: Path, base: str | None, head: str | None, folder: Path) -> Workspace:
    from scanner.sources.local import LocalTarget, open_local  # noqa: PLC0415

    return open_local(LocalTarget(path, base, head), folder)


def _policy(path: Path, fail_on: str | None) -> Policy:
    """The policy beside what is scanned: on a laptop, who scans is who may write it."""
    from app.plan.policy_file import POLICY_PATH, read_policy  # noqa: PLC0415
    from findings.model import Severity  # noqa: PLC0415

    file = path / POLICY_PATH
    read = read_policy(file.read_bytes() if file.is_file() else None)
    for problem in read.problems:
        click.echo(f"outrider: {file}:{problem.line}: {problem.message}", err=True)
    return replace(read.policy, fail_on=Severity(fail_on)) if fail_on else read.policy


def _triage(workspace: Workspace, policy: Policy) -> tuple[ScanResult, Triage]:
    from advisories.errors import IndexUnusableError  # noqa: PLC0415
    from advisories.index import Index  # noqa: PLC0415
    from advisories.settings import index_path  # noqa: PLC0415
    from app.collect.triage import Gate, Scanned, triage  # noqa: PLC0415
    from cli.scan_progress import shown  # noqa: PLC0415
    from findings.policy import ENGINES  # noqa: PLC0415
    from scanner.engines.registry import engines_named  # noqa: PLC0415
    from scanner.pipeline import run  # noqa: PLC0415

    engines = policy.engines or ENGINES
    with shown(sys.stderr) as progress:
        result = run(workspace, engines_named(engines), progress=progress)
    try:
        index = Index.open(index_path(os.environ))
    except IndexUnusableError:
        index = None  # the verdict names this gap
    days = float(os.environ.get("OUTRIDER_ADVISORIES_MAX_AGE_DAYS", "7"))
    gate = Gate(policy, engines, index, datetime.now(UTC), timedelta(days=days))
    scanned = Scanned(result.runs, result.findings, result.inventory, result.merge_base_inventory)
    return result, triage(scanned, gate, workspace.renames)


def _stack(workspace: Workspace) -> Stack:
    from scanner.stack.detect import detect  # noqa: PLC0415

    return detect(workspace.head, whole=workspace.merge_base is None)


def _dossier(triage: Triage, result: ScanResult) -> Dossier:
    from importlib.metadata import version  # noqa: PLC0415

    from findings.formats.dossier import Dossier  # noqa: PLC0415

    return Dossier(
        triage.verdict,
        triage.runs,
        triage.findings,
        inventory=result.inventory,
        ended=datetime.now(UTC),
        version=version("outrider"),
    )


def _print_table(triage: Triage, *, compared: bool) -> None:
    from cli.scan_table import print_table  # noqa: PLC0415

    print_table(triage, compared=compared)
