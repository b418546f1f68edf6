"""Commits and the differences between them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from demo.forge.shapes.people import node_id

if TYPE_CHECKING:
    from demo.forge.addresses import Addresses
    from demo.forge.history import ChangedFile, Commit
    from demo.forge.records import Json, RepositoryRow


def commit(at: Addresses, row: RepositoryRow, of: Commit) -> Json:
    """`commit`, without its files."""
    api, page = at.repository(row), at.repository_page(row)
    person = {"name": of.author.name, "email": of.author.email, "date": of.date}
    return {
        "url": f"{api}/commits/{of.sha}",
        "sha": of.sha,
        "node_id": node_id("Commit", row.id),
        "html_url": f"{page}/commit/{of.sha}",
        "comments_url": f"{api}/commits/{of.sha}/comments",
        "commit": {
            "url": f"{api}/git/commits/{of.sha}",
            "author": person,
            "committer": person,
            "message": of.message,
            "comment_count": 0,
            "tree": {"sha": of.tree, "url": f"{api}/git/trees/{of.tree}"},
            "verification": {"verified": False, "reason": "unsigned", "signature": None, "payload": None, "verified_at": None},
        },
        "author": None,
        "committer": None,
        "parents": [{"sha": sha, "url": f"{api}/commits/{sha}", "html_url": f"{page}/commit/{sha}"} for sha in of.parents],
    }


def changed_file(at: Addresses, row: RepositoryRow, of: ChangedFile, sha: str) -> Json:
    """`diff-entry`."""
    page, path = at.repository_page(row), quote(of.path)
    shape = {
        "sha": of.blob,
        "filename": of.path,
        "status": of.status,
        "additions": of.additions,
        "deletions": of.deletions,
        "changes": of.additions + of.deletions,
        "blob_url": f"{page}/blob/{sha}/{path}",
        "raw_url": f"{page}/raw/{sha}/{path}",
        "contents_url": f"{at.repository(row)}/contents/{path}?ref={sha}",
    }
    if of.patch:
        shape["patch"] = of.patch
    if of.previous:
        shape["previous_filename"] = of.previous
    return shape
