"""Comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.forge.moments import stamp
from demo.forge.shapes.people import app, node_id, user

if TYPE_CHECKING:
    from demo.forge.addresses import Addresses
    from demo.forge.records import Comment, Json, RepositoryRow


def comment(at: Addresses, row: RepositoryRow, of: Comment) -> Json:
    """`issue-comment`."""
    return {
        "id": of.id,
        "node_id": node_id("IssueComment", of.id),
        "url": f"{at.repository(row)}/issues/comments/{of.id}",
        "html_url": f"{at.repository_page(row)}/pull/{of.number}#issuecomment-{of.id}",
        "issue_url": f"{at.repository(row)}/issues/{of.number}",
        "user": user(at, of.author),
        "body": of.body,
        "created_at": stamp(of.created),
        "updated_at": stamp(of.updated),
        "author_association": "NONE" if of.app else "MEMBER",
        "performed_via_github_app": None if of.app is None else app(at, of.app),
    }
