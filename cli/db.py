"""`outrider db`: the advisory index on this machine."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from advisories.index import Index
    from advisories.update import UpdateReport

COULD_NOT_FINISH = 3
"""Exit status of an update that made no new index, or of a status without an index."""

_INDEX = click.option(
    "--index", "index", type=click.Path(path_type=Path), help="The index's file [env: OUTRIDER_ADVISORIES_INDEX]."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")


@click.group()
def db() -> None:
    """Keep the advisory index that packages are matched with."""


@db.command()
@click.option(
    "--from",
    "source",
    metavar="DIR|URL|starter",
    help="Where OSV's archives are [env: OUTRIDER_ADVISORIES_URL; default: OSV's public archives].",
)
@click.option(
    "--ecosystem", "ecosystems", multiple=True, metavar="NAME", help="Update only this one (PyPI, npm, ...); may be repeated."
)
@_INDEX
@_JSON
def update(source: str | None, ecosystems: tuple[str, ...], index: Path | None, *, as_json: bool) -> None:
    """Build the index anew. Either all of it succeeds, or the old one stays in force."""
    from advisories.errors import AdvisoriesError, UpdateError  # noqa: PLC0415  parts are imported when their command runs
    from advisories.settings import index_path, source_named  # noqa: PLC0415
    from advisories.update import update as run_update  # noqa: PLC0415
    from cli.db_progress import shown_progress  # noqa: PLC0415

    path = index or index_path(os.environ)
    try:
        with shown_progress(sys.stderr, quiet=as_json) as progress:
            report = run_update(path, source_named(source, os.environ), ecosystems, datetime.now(UTC), progress)
    except AdvisoriesError as error:
        failed = error.failed if isinstance(error, UpdateError) else {}
        if as_json:
            faults = {name: {"reason": fault.reason, "text": str(fault)} for name, fault in failed.items()}
            _print_json({"updated": False, "index": str(path), "reason": error.reason, "text": str(error), "failed": faults})
        click.echo(f"The advisories were not updated ({error.reason}). {error}", err=True)
        sys.exit(COULD_NOT_FINISH)
    if as_json:
        _print_json(_report(path, report))
    else:
        click.echo(f"{path} is up to date: {len(report.read)} archives read, {len(report.unchanged)} unchanged.")


@db.command()
@click.option("--max-age-days", type=click.FloatRange(min=0), default=7.0, show_default=True, help="Older data is called stale.")
@_INDEX
@_JSON
def status(max_age_days: float, index: Path | None, *, as_json: bool) -> None:
    """Show what the index holds and how old it is."""
    from advisories.errors import IndexUnusableError  # noqa: PLC0415
    from advisories.index import Index  # noqa: PLC0415
    from advisories.settings import index_path  # noqa: PLC0415

    path = index or index_path(os.environ)
    try:
        with Index.open(path) as opened:
            found = _status(opened, datetime.now(UTC), timedelta(days=max_age_days))
    except IndexUnusableError as error:
        if as_json:
            _print_json({"path": str(path), "reason": error.reason, "text": str(error)})
        click.echo(str(error), err=True)
        sys.exit(COULD_NOT_FINISH)
    if as_json:
        _print_json(found)
    else:
        _print_status(found)


def _report(path: Path, report: UpdateReport) -> dict[str, Any]:
    read = {
        name: {"records": counts.records, "withdrawn": counts.withdrawn, "unusable": dict(counts.unusable)}
        for name, counts in report.read.items()
    }
    held = {"unchanged": report.unchanged, "kept": report.kept}
    return {"updated": True, "index": str(path), "data_digest": report.digest, "read": read, **held}


def _status(index: Index, now: datetime, limit: timedelta) -> dict[str, Any]:
    from advisories.sources import STARTER  # noqa: PLC0415

    return {
        "path": str(index.path),
        "bytes": index.path.stat().st_size,
        "source": index.source,
        "complete": index.kind != STARTER,
        "data_digest": index.data_digest,
        "updated_at": index.updated_at.isoformat(),
        "age_seconds": int((now - index.updated_at).total_seconds()),
        "stale": index.is_stale(now, limit),
        "ecosystems": [
            {
                "name": archive.name,
                "records": archive.records,
                "withdrawn": archive.withdrawn,
                "unusable": archive.unusable,
                "newest": archive.newest,
                "updated_at": archive.updated_at.isoformat(),
            }
            for archive in index.archives
        ],
    }


def _print_status(found: dict[str, Any]) -> None:
    age = timedelta(seconds=found["age_seconds"])
    click.echo(f"index    {found['path']} ({found['bytes'] / 1e6:.1f} MB)")
    click.echo(f"source   {found['source']}" + ("" if found["complete"] else " (a few well-known advisories, not complete)"))
    click.echo(f"digest   {found['data_digest']}")
    click.echo(f"updated  {found['updated_at']}, {age} ago" + (" (stale: run `outrider db update`)" if found["stale"] else ""))
    for item in found["ecosystems"]:
        counts = f"{item['records']:>8} records, {item['withdrawn']} withdrawn, {item['unusable']} unusable"
        click.echo(f"  {item['name']:<14}{counts}, newest {item['newest'][:10]}, updated {item['updated_at'][:10]}")


def _print_json(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, indent=2))
