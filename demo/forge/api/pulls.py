"""Pull requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request

from demo.forge.api.context import context, on_repository
from demo.forge.errors import not_found
from demo.forge.git import GitError
from demo.forge.history import commits_between
from demo.forge.paging import page_of
from demo.forge.pull_requests import changed_files, full_shape, simple_shape
from demo.forge.shapes.commit import changed_file

if TYPE_CHECKING:
    from demo.forge.records import Json, Pull, RepositoryRow

routes = Blueprint("pulls", __name__)
READ = ("pull_requests", "read")


@routes.get("/repos/<owner>/<repo>/pulls")
@on_repository(READ)
def list_pulls(row: RepositoryRow) -> list[Json]:
    """Newest first, filtered by `state`, `head` and `base`."""
    here = context()
    state, head, base = request.args.get("state", "open"), request.args.get("head"), request.args.get("base")
    chosen = [
        pull
        for pull in sorted(row.pulls.values(), key=lambda pull: -pull.number)
        if state in ("all", "open" if pull.closed is None else "closed")
        and head in (None, f"{pull.head_owner}:{pull.head_ref}")
        and base in (None, pull.base_ref)
    ]
    return [simple_shape(here.state, here.at, row, pull) for pull in page_of(chosen)]


@routes.get("/repos/<owner>/<repo>/pulls/<int:number>")
@on_repository(READ)
def read_pull(row: RepositoryRow, number: int) -> Json:
    """One pull request."""
    here = context()
    return full_shape(here.state, here.at, row, _find(row, number))


@routes.get("/repos/<owner>/<repo>/pulls/<int:number>/files")
@on_repository(READ)
def list_files(row: RepositoryRow, number: int) -> list[Json]:
    """What it changes."""
    pull = _find(row, number)
    return [changed_file(context().at, row, file, pull.head_sha) for file in page_of(changed_files(row, pull))]


@routes.get("/repos/<owner>/<repo>/commits/<sha>/pulls")
@on_repository(READ, ("contents", "read"))
def list_pulls_of_commit(row: RepositoryRow, sha: str) -> list[Json]:
    """Pull requests that hold a commit."""
    here = context()
    try:
        commit = row.git.resolve(sha)
    except GitError:
        raise not_found() from None
    chosen = [pull for pull in row.pulls.values() if commit in commits_between(row.git, pull.base_sha, pull.head_sha)]
    return [simple_shape(here.state, here.at, row, pull) for pull in page_of(chosen)]


def _find(row: RepositoryRow, number: int) -> Pull:
    pull = row.pulls.get(number)
    if pull is None:
        raise not_found()
    return pull
