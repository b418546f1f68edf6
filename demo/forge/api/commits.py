"""Commits and comparisons, computed by git."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, request

from demo.forge import limits
from demo.forge.api.context import context, on_repository
from demo.forge.errors import ForgeError, not_found
from demo.forge.git import GitError
from demo.forge.history import changed_files, commits_between, read_commit
from demo.forge.paging import page_of
from demo.forge.shapes import commit

if TYPE_CHECKING:
    from demo.forge.records import Json, RepositoryRow

routes = Blueprint("commits", __name__)


@routes.get("/repos/<owner>/<repo>/commits/<path:ref>")
@on_repository(("contents", "read"))
def read(row: RepositoryRow, ref: str) -> Any:  # noqa: ANN401  JSON or text, as the caller accepts
    """One commit with its files, or only its id for `application/vnd.github.sha`."""
    at = context().at
    try:
        found = read_commit(row.git, ref)
    except GitError:
        raise ForgeError(422, f"No commit found for SHA: {ref}") from None
    if "application/vnd.github.sha" in request.headers.get("Accept", "") or "vnd.github.v3.sha" in request.headers.get(
        "Accept", ""
    ):
        return Response(found.sha, mimetype="application/vnd.github.sha")
    files = changed_files(row.git, found.parents[0], found.sha) if found.parents else []
    stats = {"additions": sum(file.additions for file in files), "deletions": sum(file.deletions for file in files)}
    return commit.commit(at, row, found) | {
        "stats": stats | {"total": sum(stats.values())},
        "files": [commit.changed_file(at, row, file, found.sha) for file in page_of(files)],
    }


@routes.get("/repos/<owner>/<repo>/compare/<path:basehead>")
@on_repository(("contents", "read"))
def compare(row: RepositoryRow, basehead: str) -> Json:
    """Head against its merge base with base."""
    at = context().at
    base_name, separator, head_name = basehead.partition("...")
    if not separator:
        raise not_found()
    try:
        base, head = (read_commit(row.git, name.rpartition(":")[2]) for name in (base_name, head_name))
    except GitError:
        raise not_found() from None
    try:
        merge_base = read_commit(row.git, row.git.merge_base(base.sha, head.sha))
    except GitError:
        raise ForgeError(404, f"No common ancestor between {base_name} and {head_name}.") from None
    ahead, behind = commits_between(row.git, base.sha, head.sha), commits_between(row.git, head.sha, base.sha)
    page = f"{at.repository_page(row)}/compare/{base_name}...{head_name}"
    files = changed_files(row.git, merge_base.sha, head.sha)[: limits.COMPARE_FILES]
    return {
        "url": f"{at.repository(row)}/compare/{base_name}...{head_name}",
        "html_url": page,
        "permalink_url": f"{at.repository_page(row)}/compare/{base.sha}...{head.sha}",
        "diff_url": f"{page}.diff",
        "patch_url": f"{page}.patch",
        "base_commit": commit.commit(at, row, base),
        "merge_base_commit": commit.commit(at, row, merge_base),
        "status": {(True, True): "diverged", (True, False): "ahead", (False, True): "behind"}.get(
            (bool(ahead), bool(behind)), "identical"
        ),
        "ahead_by": len(ahead),
        "behind_by": len(behind),
        "total_commits": len(ahead),
        "commits": [commit.commit(at, row, read_commit(row.git, sha)) for sha in page_of(ahead)],
        "files": [commit.changed_file(at, row, file, head.sha) for file in files] if request.args.get("page", "1") == "1" else [],
    }
