"""Check runs and their annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from demo.forge.moments import stamp_or_none
from demo.forge.shapes.people import app, node_id

if TYPE_CHECKING:
    from demo.forge.addresses import Addresses
    from demo.forge.records import CheckRun, Json, RepositoryRow


def check_run(at: Addresses, row: RepositoryRow, run: CheckRun, pulls: list[Json]) -> Json:
    """`check-run`."""
    api = f"{at.repository(row)}/check-runs/{run.id}"
    return {
        "id": run.id,
        "node_id": node_id("CheckRun", run.id),
        "head_sha": run.head_sha,
        "external_id": run.external_id or "",
        "url": api,
        "html_url": f"{at.repository_page(row)}/runs/{run.id}",
        "details_url": run.details_url or f"{at.html}/apps/{run.app.slug}",
        "status": run.status,
        "conclusion": run.conclusion,
        "started_at": stamp_or_none(run.started),
        "completed_at": stamp_or_none(run.completed),
        "output": {
            "title": run.title,
            "summary": run.summary,
            "text": run.text,
            "annotations_count": len(run.annotations),
            "annotations_url": f"{api}/annotations",
        },
        "name": run.name,
        "check_suite": {"id": run.suite},
        "app": app(at, run.app),
        "pull_requests": pulls,
    }


def annotation(at: Addresses, row: RepositoryRow, run: CheckRun, given: Json) -> Json:
    """`check-annotation`, from what was sent."""
    return {
        "path": given["path"],
        "blob_href": f"{at.repository_page(row)}/blob/{run.head_sha}/{quote(given['path'])}",
        "start_line": given["start_line"],
        "end_line": given["end_line"],
        "start_column": given.get("start_column"),
        "end_column": given.get("end_column"),
        "annotation_level": given["annotation_level"],
        "title": given.get("title"),
        "message": given["message"],
        "raw_details": given.get("raw_details"),
    }


def webhook_check_run(at: Addresses, row: RepositoryRow, run: CheckRun, pulls: list[Json]) -> Json:
    """`check-run-with-simple-check-suite`, as webhooks carry it."""
    suite = {
        "id": run.suite,
        "node_id": node_id("CheckSuite", run.suite),
        "head_branch": pulls[0]["head"]["ref"] if pulls else None,
        "head_sha": run.head_sha,
        "status": "queued",
        "conclusion": None,
        "url": f"{at.repository(row)}/check-suites/{run.suite}",
        "before": None,
        "after": run.head_sha,
        "pull_requests": pulls,
        "app": app(at, run.app),
    }
    return check_run(at, row, run, pulls) | {"check_suite": suite}
