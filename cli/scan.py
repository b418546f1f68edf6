"""`outrider scan`: the same pipeline on a laptop or in CI."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.scan_formats import FORMAT_LIST, format_options, tell, wanted
from cli.targets import About, keep, target_kind, target_options
from cli.validate import asking, refuse_on_changes, validate_option
from cli.vex_files import vex_option, with_vex

if TYPE_CHECKING:
    from app.collect.triage import Triage
    from findings.formats.dossier import Dossier
    from findings.policy import Policy
    from findings.stack import Stack
    from scanner.pipeline import ScanResult
    from scanner.prepared import Prepared
    from scanner.workspace import Workspace

USAGE = 2
LEVELS = ("critical", "high", "medium", "low", "info")

EXAMPLES = """\b
Examples:
  outrider scan .                                every tracked file here
  outrider scan . --base main                    only what this branch changed
  outrider scan . --base v1.2 --head v1.3        between two revisions
  outrider scan . --history                      secrets in all commits, too
  outrider scan . -o scan.html -o scan.sarif     and a report to read, and one for code scanning
  outrider scan . --json | jq .summary           for another program
  outrider scan image:debian:12                  a container image; also image:oci:DIR, image:saved.tar
  outrider scan function:app.zip --layer l.zip   a Lambda function's package with its layers
  outrider scan rootfs:/mnt/disk                 an unpacked file system
  outrider scan sbom:bom.json                    a CycloneDX or SPDX document

\b
Exit status: 0 nothing blocks, 1 findings block, 2 wrong usage, 3 an engine could not finish.
"""


@click.command(epilog=f"{EXAMPLES}\n{FORMAT_LIST}")
@click.argument("target")
@click.option("--base", metavar="REV", help="Scan only what changed since the merge base with REV.")
@click.option("--head", metavar="REV", help="Scan this revision instead of the files as they are.")
@click.option(
    "--history", is_flag=True, help="Look for secrets in all commits before, too; with --base that is done for its own."
)
@target_options
@format_options
@vex_option
@validate_option
@click.option("--fail-on", type=click.Choice(LEVELS), help="The least severity that fails; by default the policy's, else high.")
def scan(  # noqa: PLR0913, PLR0917  one parameter for each option
    target: str,
    base: str | None,
    head: str | None,
    history: bool,  # noqa: FBT001  click passes a flag so
    about: About,
    form: str | None,
    as_json: bool,  # noqa: FBT001  click passes a flag so
    outputs: tuple[str, ...],
    vex: tuple[Path, ...],
    validate: tuple[str, ...],
    fail_on: str | None,
) -> None:
    """Scan TARGET, a repository or folder, or what a prefix names (see below): code, secrets and packages."""
    from findings.verdict import exit_code  # noqa: PLC0415  parts are imported when their command runs
    from scanner.sources.errors import SourceError, UsageError  # noqa: PLC0415

    asked = wanted(form, outputs, as_json=as_json)
    refuse_on_changes(validate, kind=target_kind(target), compared=base is not None, environment=os.environ)
    started = datetime.now(UTC)
    root = Path("." if target_kind(target) else target)
    policy = with_vex(_policy(root, fail_on), vex, root)
    with tempfile.TemporaryDirectory(prefix="outrider-") as folder:
        try:
            prepared = asking(_prepare(_Asked(target, base, head, history, about), policy, Path(folder)), validate)
        except SourceError as error:
            click.echo(f"outrider: {error}", err=True)
            sys.exit(USAGE if isinstance(error, UsageError) else 3)
        workspace = prepared.workspace
        result, triage = _triage(prepared, policy)
        stack = _stack(workspace, target_kind(target))
    compared = workspace.merge_base is not None
    kind = target_kind(target)
    name = target.partition(":")[2] if kind else _named(target)
    dossier = replace(
        _dossier(triage, result),
        target=name,
        kind=kind or "repository",
        stack=stack,
        compared=compared,
        commit=workspace.commit,
        digest=prepared.digest or None,
        provenance=prepared.provenance,
        started=started,
    )
    tell(asked, dossier, lambda: _print_table(triage, compared=compared))
    sys.exit(exit_code(triage.verdict))


def _named(path: str) -> str:
    """What to call a folder: as it was named, but `.` by its own name."""
    return path if Path(path).name else Path(path).resolve().name or path


@dataclass(frozen=True, slots=True)
class _Asked:
    target: str
    base: str | None
    head: str | None
    history: bool
    about: About


def _prepare(asked: _Asked, policy: Policy, folder: Path) -> Prepared:
    from findings.policy import ENGINES  # noqa: PLC0415

    engines = policy.engines or ENGINES
    kind = target_kind(asked.target)
    if kind is None:
        return _prepare_repository(asked, policy, folder)
    if asked.base or asked.head or asked.history:
        raise click.UsageError(f"--base, --head and --history are for repositories, not for {kind}: targets.")
    from cli.targets import prepare  # noqa: PLC0415

    return prepare(kind, asked.target.partition(":")[2], asked.about, folder, engines)


def _prepare_repository(asked: _Asked, policy: Policy, folder: Path) -> Prepared:
    from findings.paths import selected  # noqa: PLC0415
    from findings.policy import ENGINES  # noqa: PLC0415
    from scanner.engines.registry import engines_named, reads_history  # noqa: PLC0415
    from scanner.prepared import Prepared  # noqa: PLC0415
    from scanner.sources.local import LocalTarget, open_local  # noqa: PLC0415
    from scanner.sources.wants import Wants  # noqa: PLC0415

    if asked.base and asked.history:
        raise click.UsageError("--base reads the commits since its merge base: leave out --history, or --base to read all.")
    chosen = engines_named(policy.engines or ENGINES)
    wants = Wants(
        path=lambda path: selected(path, policy.include, policy.exclude),
        history=reads_history(chosen) and (asked.history or asked.base is not None),
    )
    return Prepared(open_local(LocalTarget(Path(asked.target), asked.base, asked.head), folder, wants), chosen)


def _policy(path: Path, fail_on: str | None) -> Policy:
    """The policy beside what is scanned: on a laptop, who scans is who may write it."""
    from app.plan.policy_file import POLICY_PATH, read_policy  # noqa: PLC0415
    from findings.model import Severity  # noqa: PLC0415

    file = _repository_root(path) / POLICY_PATH
    read = read_policy(file.read_bytes() if file.is_file() else None)
    for problem in read.problems:
        click.echo(f"outrider: {file}:{problem.line}: {problem.message}", err=True)
    return replace(read.policy, fail_on=Severity(fail_on)) if fail_on else read.policy


def _repository_root(path: Path) -> Path:
    """The work tree that holds a path; the path itself, or its folder, outside of any."""
    folder = path if path.is_dir() else path.parent
    return next((place for place in (folder.resolve(), *folder.resolve().parents) if (place / ".git").exists()), folder)


def _triage(prepared: Prepared, policy: Policy) -> tuple[ScanResult, Triage]:
    from app.collect.triage import Scanned, triage  # noqa: PLC0415
    from cli.gate import own_gate  # noqa: PLC0415
    from cli.scan_progress import shown  # noqa: PLC0415
    from scanner.pipeline import run  # noqa: PLC0415

    with shown(sys.stderr) as progress:
        result = prepared.known or run(prepared.workspace, prepared.engines, progress=progress)
    keep(prepared, result)
    scanned = Scanned(result.runs, result.findings, result.inventory, result.merge_base_inventory)
    return result, triage(scanned, own_gate(policy), prepared.workspace.renames)


def _stack(workspace: Workspace, kind: str | None) -> Stack:
    """What source code shows; what is built shows its packages."""
    from findings.stack import Stack  # noqa: PLC0415

    if kind not in {None, "function"}:
        return Stack()
    from scanner.stack.detect import detect  # noqa: PLC0415

    return detect(workspace.head, whole=workspace.merge_base is None)


def _dossier(triage: Triage, result: ScanResult) -> Dossier:
    from importlib.metadata import version  # noqa: PLC0415

    from findings.formats.dossier import Dossier  # noqa: PLC0415

    return Dossier(
        triage.verdict,
        triage.runs,
        triage.findings,
        triage.suppressed.suppressed,
        inventory=result.inventory,
        ended=datetime.now(UTC),
        version=version("outrider"),
    )


def _print_table(triage: Triage, *, compared: bool) -> None:
    from cli.scan_table import print_table  # noqa: PLC0415

    print_table(triage, compared=compared)
