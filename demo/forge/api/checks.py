"""Check runs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, request

from demo.forge.api.context import context, json_body, on_repository
from demo.forge.check_input import check_fields
from demo.forge.errors import ForgeError, invalid, not_found
from demo.forge.git import GitError
from demo.forge.moments import now
from demo.forge.paging import page_of
from demo.forge.pull_requests import pulls_at
from demo.forge.records import CheckRun
from demo.forge.shapes import check_run as shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    from demo.forge.records import Json, RepositoryRow

routes = Blueprint("checks", __name__)
READ, WRITE = ("checks", "read"), ("checks", "write")
FILTERS: dict[str, Callable[[CheckRun], str]] = {
    "check_name": lambda run: run.name,
    "status": lambda run: run.status,
    "app_id": lambda run: str(run.app.id),
}


@routes.post("/repos/<owner>/<repo>/check-runs")
@on_repository(WRITE)
def create(row: RepositoryRow) -> tuple[Json, int]:
    """Make one on a commit the repository has."""
    body, state = json_body(), context().state
    missing = [f'"{name}"' for name in ("name", "head_sha") if body.get(name) is None]
    if missing:
        raise invalid(f"{', '.join(missing)} wasn't supplied.")
    check_fields(body)
    sha = _commit(row, body["head_sha"])
    run = CheckRun(
        id=state.next_id(),
        repository=row.id,
        suite=state.suite(row.id, sha, state.app.id),
        app=state.app,
        name=body["name"],
        head_sha=sha,
        status="queued",
        conclusion=None,
        external_id=None,
        details_url=None,
        started=now(),
        completed=None,
    )
    _apply(run, body)
    state.check_runs[run.id] = run
    state.record("check_run.created", row, run.id, body)
    return _shape(row, run), 201


@routes.patch("/repos/<owner>/<repo>/check-runs/<int:check_run>")
@on_repository(WRITE)
def update(row: RepositoryRow, check_run: int) -> Json:
    """Change one; annotations are added to those it has."""
    body, run, state = json_body(), _find(row, check_run), context().state
    if run.app is not state.app:
        raise ForgeError(
            403, f"Invalid app_id `{state.app.id}` - check run can only be modified by the GitHub App that created it."
        )
    check_fields(body)
    _apply(run, body)
    state.record("check_run.updated", row, run.id, body)
    return _shape(row, run)


@routes.get("/repos/<owner>/<repo>/check-runs/<int:check_run>")
@on_repository(READ)
def read(row: RepositoryRow, check_run: int) -> Json:
    """One check run."""
    return _shape(row, _find(row, check_run))


@routes.get("/repos/<owner>/<repo>/check-runs/<int:check_run>/annotations")
@on_repository(READ)
def list_annotations(row: RepositoryRow, check_run: int) -> list[Json]:
    """Its annotations, in the order they came."""
    run = _find(row, check_run)
    return [shapes.annotation(context().at, row, run, each) for each in page_of(run.annotations)]


@routes.get("/repos/<owner>/<repo>/commits/<path:ref>/check-runs")
@on_repository(READ)
def list_for_commit(row: RepositoryRow, ref: str) -> Json:
    """A commit's check runs; by default only the latest of each name and app."""
    sha = _commit(row, ref)
    runs = [run for run in context().state.check_runs.values() if (run.repository, run.head_sha) == (row.id, sha)]
    if request.args.get("filter", "latest") == "latest":
        runs = list({(run.app.id, run.name): run for run in runs}.values())
    for name, wanted in request.args.items():
        if name in FILTERS:
            runs = [run for run in runs if FILTERS[name](run) == wanted]
    runs.sort(key=lambda run: -run.id)
    return {"total_count": len(runs), "check_runs": [_shape(row, run) for run in page_of(runs)]}


def _apply(run: CheckRun, body: Json) -> None:
    """Take over what a create or update says."""
    run.name = body.get("name") or run.name
    run.external_id = body.get("external_id", run.external_id)
    run.details_url = body.get("details_url", run.details_url)
    run.started = _moment(body.get("started_at")) or run.started
    run.actions = body.get("actions", run.actions)
    status = "completed" if body.get("conclusion") else body.get("status")
    if status is not None:
        run.status = status
        run.conclusion = body.get("conclusion") if status == "completed" else None
        run.completed = (_moment(body.get("completed_at")) or now()) if status == "completed" else None
    output = body.get("output")
    if output is not None:
        run.title, run.summary = output["title"], output["summary"]
        run.text = output.get("text", run.text)
        run.annotations.extend(output.get("annotations") or [])


def _moment(text: Any) -> datetime | None:  # noqa: ANN401  a caller's JSON
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise invalid(f"{text!r} is not a date-time.") from None


def _commit(row: RepositoryRow, ref: str) -> str:
    try:
        return row.git.resolve(ref)
    except GitError:
        raise ForgeError(422, f"No commit found for SHA: {ref}") from None


def _find(row: RepositoryRow, number: int) -> CheckRun:
    run = context().state.check_runs.get(number)
    if run is None or run.repository != row.id:
        raise not_found()
    return run


def _shape(row: RepositoryRow, run: CheckRun) -> Json:
    here = context()
    return shapes.check_run(here.at, row, run, pulls_at(here.state, here.at, row, run.head_sha))
