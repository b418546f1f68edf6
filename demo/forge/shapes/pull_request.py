"""Pull requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demo.forge.moments import stamp, stamp_or_none
from demo.forge.shapes.people import node_id, user
from demo.forge.shapes.repository import minimal

if TYPE_CHECKING:
    from demo.forge.addresses import Addresses
    from demo.forge.records import Account, Json, Pull, RepositoryRow


@dataclass(frozen=True, slots=True)
class Size:
    """How much a pull request changes."""

    commits: int
    additions: int
    deletions: int
    changed_files: int
    comments: int


def simple(at: Addresses, base: RepositoryRow, head: RepositoryRow | None, pull: Pull, head_owner: Account) -> Json:
    """`pull-request-simple`. `head` is None once the fork it came from is gone."""
    api, page = f"{at.repository(base)}/pulls/{pull.number}", f"{at.repository_page(base)}/pull/{pull.number}"
    issue, statuses = f"{at.repository(base)}/issues/{pull.number}", f"{at.repository(base)}/statuses/{pull.head_sha}"
    links = {
        "self": api,
        "html": page,
        "issue": issue,
        "comments": f"{issue}/comments",
        "review_comments": f"{api}/comments",
        "review_comment": f"{at.repository(base)}/pulls/comments{{/number}}",
        "commits": f"{api}/commits",
        "statuses": statuses,
    }
    return {
        "url": api,
        "id": pull.id,
        "node_id": node_id("PullRequest", pull.id),
        "html_url": page,
        "diff_url": f"{page}.diff",
        "patch_url": f"{page}.patch",
        "issue_url": issue,
        "commits_url": links["commits"],
        "review_comments_url": links["review_comments"],
        "review_comment_url": links["review_comment"],
        "comments_url": links["comments"],
        "statuses_url": statuses,
        "number": pull.number,
        "state": "open" if pull.closed is None else "closed",
        "locked": False,
        "title": pull.title,
        "user": user(at, pull.author),
        "body": pull.body or None,
        "labels": [],
        "milestone": None,
        "active_lock_reason": None,
        "created_at": stamp(pull.created),
        "updated_at": stamp(pull.updated),
        "closed_at": stamp_or_none(pull.closed),
        "merged_at": stamp_or_none(pull.merged),
        "merge_commit_sha": pull.merge_sha,
        "assignee": None,
        "assignees": [],
        "requested_reviewers": [],
        "requested_teams": [],
        "head": _side(at, head, pull.head_ref, pull.head_sha, head_owner),
        "base": _side(at, base, pull.base_ref, pull.base_sha, base.owner),
        "_links": {name: {"href": address} for name, address in links.items()},
        "author_association": "CONTRIBUTOR",
        "auto_merge": None,
        "draft": pull.draft,
    }


def full(shape: Json, pull: Pull, size: Size, merged_by: Json | None) -> Json:
    """`pull-request`, from its simple shape."""
    return shape | {
        "merged": pull.merged is not None,
        "mergeable": pull.merge_sha is not None,
        "rebaseable": pull.merge_sha is not None,
        "mergeable_state": "clean" if pull.merge_sha else "dirty",
        "merged_by": merged_by,
        "comments": size.comments,
        "review_comments": 0,
        "maintainer_can_modify": False,
        "commits": size.commits,
        "additions": size.additions,
        "deletions": size.deletions,
        "changed_files": size.changed_files,
    }


def minimal_pull(at: Addresses, base: RepositoryRow, head: RepositoryRow, pull: Pull) -> Json:
    """`pull-request-minimal`, as check runs carry it."""

    def side(row: RepositoryRow, ref: str, sha: str) -> Json:
        return {"ref": ref, "sha": sha, "repo": {"id": row.id, "url": at.repository(row), "name": row.name}}

    return {
        "id": pull.id,
        "number": pull.number,
        "url": f"{at.repository(base)}/pulls/{pull.number}",
        "head": side(head, pull.head_ref, pull.head_sha),
        "base": side(base, pull.base_ref, pull.base_sha),
    }


def _side(at: Addresses, row: RepositoryRow | None, ref: str, sha: str, owner: Account) -> Json:
    return {
        "label": f"{owner.login}:{ref}",
        "ref": ref,
        "sha": sha,
        "user": user(at, owner),
        "repo": None if row is None else minimal(at, row),
    }
