"""Webhook payloads, from the same shapes the API answers with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.forge.git import GitError
from demo.forge.history import changed_files, commits_between, read_commit
from demo.forge.pull_requests import full_shape, pulls_at
from demo.forge.shapes.check_run import webhook_check_run
from demo.forge.shapes.people import node_id, user
from demo.forge.shapes.repository import minimal

if TYPE_CHECKING:
    from demo.forge.addresses import Addresses
    from demo.forge.records import Account, CheckRun, Json, Pull, RepositoryRow
    from demo.forge.state import State

NO_COMMIT = "0" * 40
PUSH_COMMITS = 2_048
"""The most commits a push payload lists."""


def surroundings(state: State, at: Addresses, row: RepositoryRow, sender: Account) -> Json:
    """What every repository event carries."""
    payload: Json = {"repository": minimal(at, row), "sender": user(at, sender)}
    installation = state.installation_of(row)
    if installation is not None:
        payload["installation"] = {"id": installation.id, "node_id": node_id("Installation", installation.id)}
    return payload


def pull_request(
    state: State, at: Addresses, row: RepositoryRow, pull: Pull, action: str, sender: Account, more: Json | None = None
) -> Json:
    """`pull_request`; `more` holds what the action adds: `before` and `after`, or `changes`."""
    shape = full_shape(state, at, row, pull)
    about: Json = {"action": action, "number": pull.number, "pull_request": shape}
    return about | (more or {}) | surroundings(state, at, row, sender)


def push(
    state: State, at: Addresses, row: RepositoryRow, branch: str, before: str | None, after: str | None, pusher: Account
) -> Json:
    """`push`. `before` is None for a new branch, `after` for a deleted one."""
    page = at.repository_page(row)
    shas = [] if after is None else commits_between(row.git, before, after) if before else [after]
    commits = [_pushed_commit(row, page, sha, pusher) for sha in shas[-PUSH_COMMITS:]]
    around = surroundings(state, at, row, pusher)
    # A push carries stamps as seconds since 1970 and the owner's name beside the login.
    pushed_at = int(row.pushed.timestamp())
    around["repository"] |= {
        "created_at": int(row.created.timestamp()),
        "pushed_at": pushed_at,
        "master_branch": row.default_branch,
        "stargazers": 0,
        "url": page,
        "owner": around["repository"]["owner"] | {"name": row.owner.login, "email": None},
    }
    return {
        "ref": f"refs/heads/{branch}",
        "before": before or NO_COMMIT,
        "after": after or NO_COMMIT,
        "base_ref": None,
        "created": before is None,
        "deleted": after is None,
        "forced": _forced(row, before, after),
        "compare": f"{page}/compare/{(before or NO_COMMIT)[:12]}...{(after or NO_COMMIT)[:12]}",
        "commits": commits,
        "head_commit": commits[-1] if commits else None,
        "pusher": {"name": pusher.login, "email": f"{pusher.login}@example.invalid"},
    } | around


def check_run_rerequested(state: State, at: Addresses, row: RepositoryRow, run: CheckRun, sender: Account) -> Json:
    """`check_run.rerequested`: a person pressed "Re-run"."""
    shape = webhook_check_run(at, row, run, pulls_at(state, at, row, run.head_sha))
    return {"action": "rerequested", "check_run": shape} | surroundings(state, at, row, sender)


def ping(state: State, at: Addresses, hook: str) -> Json:
    """`ping`: what the App hears when its webhook is set."""
    return {
        "zen": "Keep it logically awesome.",
        "hook_id": 1,
        "hook": {
            "type": "App",
            "id": 1,
            "name": "web",
            "active": True,
            "events": list(state.app.events),
            "config": {"content_type": "json", "insecure_ssl": "0", "secret": "********", "url": hook},
            "updated_at": "2026-01-01T00:00:00Z",
            "created_at": "2026-01-01T00:00:00Z",
            "app_id": state.app.id,
            "deliveries_url": f"{at.api}/app/hook/deliveries",
        },
    }


def _forced(row: RepositoryRow, before: str | None, after: str | None) -> bool:
    if before is None or after is None:
        return False
    try:
        return row.git.merge_base(before, after) != before
    except GitError:  # nothing in common
        return True


def _pushed_commit(row: RepositoryRow, page: str, sha: str, pusher: Account) -> Json:
    commit = read_commit(row.git, sha)
    files = changed_files(row.git, commit.parents[0], sha) if commit.parents else []
    person = {"name": commit.author.name, "email": commit.author.email, "username": pusher.login}
    moved = [file.previous for file in files if file.previous]
    return {
        "id": sha,
        "tree_id": commit.tree,
        "distinct": True,
        "message": commit.message,
        "timestamp": commit.date,
        "url": f"{page}/commit/{sha}",
        "author": person,
        "committer": person,
        "added": [file.path for file in files if file.status in ("added", "renamed")],
        "removed": [file.path for file in files if file.status == "removed"] + moved,
        "modified": [file.path for file in files if file.status == "modified"],
    }
