"""The one comment on a change, as GitHub keeps them."""

# https://docs.github.com/en/rest/issues/comments

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.forges.github_calls import Calls


class GithubComments:
    """See `interface.Comments`."""

    def __init__(self, calls: Calls, app_id: int) -> None:
        self._calls = calls
        self._app_id = app_id

    def find(self, number: int, marker: str) -> int | None:
        """See `Comments.find`."""
        comments = self._calls.pages(f"/issues/{number}/comments")
        return next((comment["id"] for comment in comments if self._is_ours(comment) and marker in (comment["body"] or "")), None)

    def create(self, number: int, body: str) -> int:
        """See `Comments.create`."""
        return int(self._calls.send("POST", f"/issues/{number}/comments", json={"body": body})["id"])

    def update(self, comment: int, body: str) -> None:
        """See `Comments.update`."""
        self._calls.send("PATCH", f"/issues/comments/{comment}", json={"body": body})

    def _is_ours(self, comment: dict[str, Any]) -> bool:
        # Anyone can write our marker into a comment; only we can write one as this App.
        return (comment.get("performed_via_github_app") or {}).get("id") == self._app_id
