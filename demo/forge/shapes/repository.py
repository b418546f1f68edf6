"""Repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.forge.moments import stamp
from demo.forge.shapes.people import node_id, user

if TYPE_CHECKING:
    from demo.forge.addresses import Addresses
    from demo.forge.records import Json, RepositoryRow

TEMPLATED = {
    # field: what follows the repository's address
    "archive_url": "/{archive_format}{/ref}",
    "assignees_url": "/assignees{/user}",
    "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}",
    "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}",
    "commits_url": "/commits{/sha}",
    "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}",
    "contributors_url": "/contributors",
    "deployments_url": "/deployments",
    "downloads_url": "/downloads",
    "events_url": "/events",
    "forks_url": "/forks",
    "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}",
    "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}",
    "keys_url": "/keys{/key_id}",
    "labels_url": "/labels{/name}",
    "languages_url": "/languages",
    "merges_url": "/merges",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}",
    "stargazers_url": "/stargazers",
    "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "tags_url": "/tags",
    "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
}


def minimal(at: Addresses, row: RepositoryRow) -> Json:
    """`repository`, as it is nested in pull requests and lists."""
    api, page = at.repository(row), at.repository_page(row)
    open_pulls = sum(pull.closed is None for pull in row.pulls.values())
    return {
        "id": row.id,
        "node_id": node_id("Repository", row.id),
        "name": row.name,
        "full_name": row.full_name,
        "owner": user(at, row.owner),
        "private": True,
        "visibility": "private",
        "html_url": page,
        "description": None,
        "fork": row.fork_of is not None,
        "url": api,
        **{name: api + path for name, path in TEMPLATED.items()},
        "git_url": page.replace("http://", "git://") + ".git",
        "ssh_url": f"git@{at.html.split('://')[1]}:{row.full_name}.git",
        "clone_url": f"{page}.git",
        "svn_url": page,
        "mirror_url": None,
        "homepage": None,
        "language": "Python",
        "license": None,
        "topics": [],
        "default_branch": row.default_branch,
        "size": 0,
        "forks": 0,
        "forks_count": 0,
        "stargazers_count": 0,
        "watchers": 0,
        "watchers_count": 0,
        "open_issues": open_pulls,
        "open_issues_count": open_pulls,
        "has_issues": True,
        "has_projects": False,
        "has_wiki": False,
        "has_pages": False,
        "has_downloads": False,
        "has_discussions": False,
        "archived": row.archived,
        "disabled": False,
        "allow_forking": True,
        "is_template": False,
        "web_commit_signoff_required": False,
        "created_at": stamp(row.created),
        "updated_at": stamp(row.pushed),
        "pushed_at": stamp(row.pushed),
    }


def full(at: Addresses, row: RepositoryRow) -> Json:
    """`full-repository`."""
    more = {"subscribers_count": 0, "network_count": 0, "permissions": {"admin": False, "push": False, "pull": True}}
    return minimal(at, row) | more
