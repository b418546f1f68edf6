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

if TYPE_CHECKING:
    from app.collect.triage import Triage
    from findings.policy import Policy
    from scanner.workspace import Workspace

USAGE = 2
LEVELS = ("critical", "high", "medium", "low", "info")

EXAMPLES = """\b
Examples:
  outrider scan .                                every tracked file here
  outrider scan . --base main                    only what this branch changed
  outrider scan . --base v1.2 --head v1.3        between two revisions
  outrider scan . --format sarif > scan.sarif    for another tool

\b
Exit status: 0 nothing blocks, 1 findings block, 2 wrong usage, 3 an engine could not finish.
"""


@click.command(epilog=EXAMPLES)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--base", metavar="REV", help="Scan only what changed since the merge base with REV.")
@click.option("--head", metavar="REV", help="Scan this revision instead of the files as they are.")
@click.option("--format", "form", type=click.Choice(["table", "json", "sarif", "markdown"]), default="table", show_default=True)
@click.option("--fail-on", type=click.Choice(LEVELS), help="The least severity that fails; by default the policy's, else high.")
def scan(path: Path, base: str | None, head: str | None, form: str, fail_on: str | None) -> None:
    """Scan a repository or folder at PATH: code, secrets and packages."""
    from findings.verdict import exit_code  # noqa: PLC0415  parts are imported when their command runs
    from scanner.sources.errors import SourceError, UsageError  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="outrider-") as folder:
        try:
            workspace = _lay_out(path, base, head, Path(folder))
        except SourceError as error:
            click.echo(f"outrider: {error}", err=True)
            sys.exit(USAGE if isinstance(error, UsageError) else 3)
        triage = _triage(workspace, _policy(path, fail_on))
    _print(triage, form, compared=workspace.merge_base is not None)
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


def _triage(workspace: Workspace, policy: Policy) -> Triage:
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
    return triage(Scanned(result.runs, result.findings, result.inventory, result.merge_base_inventory), gate, workspace.renames)


def _print(triage: Triage, form: str, *, compared: bool) -> None:
    import json  # noqa: PLC0415

    if form == "table":
        from cli.scan_table import print_table  # noqa: PLC0415

        print_table(triage, compared=compared)
    elif form == "json":
        from findings.formats.json import to_json_document  # noqa: PLC0415

        click.echo(json.dumps(to_json_document(triage.verdict, triage.runs, triage.findings), indent=2))
    elif form == "sarif":
        from findings.formats.sarif import to_sarif  # noqa: PLC0415

        click.echo(json.dumps(to_sarif(triage.findings, triage.runs).document, indent=2))
    else:
        from findings.formats.markdown import summary  # noqa: PLC0415

        click.echo(summary(triage.verdict, triage.findings, triage.runs))
