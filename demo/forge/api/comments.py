"""Comments on a pull request's conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from demo.forge import limits
from demo.forge.api.context import context, json_body, on_repository
from demo.forge.errors import ForgeError, invalid, not_found
from demo.forge.moments import now
from demo.forge.paging import page_of
from demo.forge.records import Comment
from demo.forge.shapes import comment as shapes

if TYPE_CHECKING:
    from demo.forge.records import Json, RepositoryRow

routes = Blueprint("comments", __name__)
READ = (("issues", "read"), ("pull_requests", "read"))
WRITE = (("issues", "write"), ("pull_requests", "write"))


@routes.get("/repos/<owner>/<repo>/issues/<int:number>/comments")
@on_repository(*READ)
def list_comments(row: RepositoryRow, number: int) -> list[Json]:
    """Oldest first."""
    _check_number(row, number)
    here = context()
    chosen = [each for each in here.state.comments.values() if (each.repository, each.number) == (row.id, number)]
    return [shapes.comment(here.at, row, each) for each in page_of(chosen)]


@routes.post("/repos/<owner>/<repo>/issues/<int:number>/comments")
@on_repository(*WRITE)
def create(row: RepositoryRow, number: int) -> tuple[Json, int]:
    """Write one, as the App."""
    _check_number(row, number)
    here, body = context(), _body()
    made = Comment(here.state.next_id(), row.id, number, here.state.app.bot, body, now(), now(), here.state.app)
    here.state.comments[made.id] = made
    here.state.record("comment.created", row, made.id, {"number": number, "body": body})
    return shapes.comment(here.at, row, made), 201


@routes.get("/repos/<owner>/<repo>/issues/comments/<int:comment>")
@on_repository(*READ)
def read(row: RepositoryRow, comment: int) -> Json:
    """One comment."""
    return shapes.comment(context().at, row, _find(row, comment))


@routes.patch("/repos/<owner>/<repo>/issues/comments/<int:comment>")
@on_repository(*WRITE)
def update(row: RepositoryRow, comment: int) -> Json:
    """Change one."""
    here, found = context(), _find(row, comment)
    found.body, found.updated = _body(), now()
    here.state.record("comment.updated", row, found.id, {"number": found.number, "body": found.body})
    return shapes.comment(here.at, row, found)


@routes.delete("/repos/<owner>/<repo>/issues/comments/<int:comment>")
@on_repository(*WRITE)
def delete(row: RepositoryRow, comment: int) -> tuple[str, int]:
    """Take one away."""
    state, found = context().state, _find(row, comment)
    del state.comments[found.id]
    state.record("comment.deleted", row, found.id, {"number": found.number})
    return "", 204


def _body() -> str:
    body = json_body().get("body")
    if not isinstance(body, str):
        raise invalid('"body" wasn\'t supplied.')
    if not body.strip():
        raise ForgeError(422, "Validation Failed", [_fault("Body can't be blank")])
    if len(body) > limits.COMMENT_CHARACTERS:
        raise ForgeError(
            422, "Validation Failed", [_fault(f"Body is too long (maximum is {limits.COMMENT_CHARACTERS} characters)")]
        )
    return body


def _fault(message: str) -> Json:
    return {"resource": "IssueComment", "code": "unprocessable", "field": "data", "message": message}


def _check_number(row: RepositoryRow, number: int) -> None:
    if number not in row.pulls:
        raise not_found()


def _find(row: RepositoryRow, number: int) -> Comment:
    found = context().state.comments.get(number)
    if found is None or found.repository != row.id:
        raise not_found()
    return found
