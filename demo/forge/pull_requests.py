"""Questions about pull requests that the API, the webhooks and the page all ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.forge import history
from demo.forge.git import GitError
from demo.forge.shapes import people, pull_request

if TYPE_CHECKING:
    from demo.forge.addresses import Addresses
    from demo.forge.records import Json, Pull, RepositoryRow
    from demo.forge.state import State


def head_repository(state: State, pull: Pull) -> RepositoryRow | None:
    """Where the head lives; None once that fork is gone."""
    return None if pull.head_repository is None else state.repositories.get(pull.head_repository)


def simple_shape(state: State, at: Addresses, row: RepositoryRow, pull: Pull) -> Json:
    """`pull-request-simple`."""
    owner = state.account(pull.head_owner)
    return pull_request.simple(at, row, head_repository(state, pull), pull, owner)


def full_shape(state: State, at: Addresses, row: RepositoryRow, pull: Pull) -> Json:
    """`pull-request`, with its size counted by git."""
    files = changed_files(row, pull)
    size = pull_request.Size(
        commits=len(history.commits_between(row.git, pull.base_sha, pull.head_sha)),
        additions=sum(file.additions for file in files),
        deletions=sum(file.deletions for file in files),
        changed_files=len(files),
        comments=sum((each.repository, each.number) == (row.id, pull.number) for each in state.comments.values()),
    )
    merged_by = people.user(at, pull.author) if pull.merged else None
    return pull_request.full(simple_shape(state, at, row, pull), pull, size, merged_by)


def changed_files(row: RepositoryRow, pull: Pull) -> list[history.ChangedFile]:
    """The pull request's difference: head against the merge base."""
    try:
        start = row.git.merge_base(pull.base_sha, pull.head_sha)
    except GitError:  # unrelated histories
        start = pull.base_sha
    return history.changed_files(row.git, start, pull.head_sha)


def pulls_at(state: State, at: Addresses, row: RepositoryRow, sha: str) -> list[Json]:
    """`pull-request-minimal` of the open pull requests with this head. GitHub leaves out those from forks."""
    return [
        pull_request.minimal_pull(at, row, row, pull)
        for pull in row.pulls.values()
        if pull.closed is None and pull.head_sha == sha and head_repository(state, pull) is row
    ]
