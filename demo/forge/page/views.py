"""The pages themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template

from demo.forge import history
from demo.forge.api.context import context
from demo.forge.errors import ForgeError
from demo.forge.git import GitError
from demo.forge.page.diff import file_diff
from demo.forge.page.text import ago, code_lines, markdown
from demo.forge.pull_requests import changed_files

if TYPE_CHECKING:
    from flask.sansio.blueprints import BlueprintSetupState

    from demo.forge.records import CheckRun, Json, Pull, RepositoryRow

routes = Blueprint("page", __name__, template_folder="templates", static_folder="static", static_url_path="/-/static")
routes.add_app_template_filter(ago)
routes.add_app_template_filter(markdown, "markdown")
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'"


@routes.record_once
def share_icons(setup: BlueprintSetupState) -> None:
    """Every template may use the icons without importing them."""
    environment = setup.app.jinja_env
    environment.globals["icons"] = environment.get_template("icons.html").module


@routes.after_request
def forbid_active_content(response: Response) -> Response:
    """No script runs on these pages, whatever a comment says."""
    response.headers["Content-Security-Policy"] = POLICY
    return response


@routes.get("/")
def home() -> str:
    """All repositories."""
    state = context().state
    with state.lock:
        return render_template("home.html", repositories=list(state.repositories.values()))


@routes.get("/<owner>/<repo>")
def repository(owner: str, repo: str) -> str:
    """One repository: its files and its pull requests."""
    state = context().state
    with state.lock:
        row = _find(owner, repo)
        tip = history.read_commit(row.git, f"refs/heads/{row.default_branch}")
        entries = _entries(row, tip.sha, "")
        readme = next((entry for entry in entries if entry.path.lower() == "readme.md"), None)
        text = history.read_blob(row.git, readme.sha).decode(errors="replace") if readme else ""
        pulls = [(pull, _runs(row, pull.head_sha)) for pull in sorted(row.pulls.values(), key=lambda pull: -pull.number)]
        return render_template(
            "repository.html", row=row, tip=tip, tip_runs=_runs(row, tip.sha), entries=entries, readme=text, pulls=pulls
        )


@routes.get("/<owner>/<repo>/pull/<int:number>")
def pull_request(owner: str, repo: str, number: int) -> str:
    """A pull request: conversation, checks and difference on one page."""
    state = context().state
    with state.lock:
        row = _find(owner, repo)
        pull = row.pulls.get(number) or abort(404)
        runs = _runs(row, pull.head_sha)
        notes = [note for run in runs for note in run.annotations]
        base = _merge_base(row, pull)
        files = [file_diff(row, file, base, notes) for file in changed_files(row, pull)]
        changed = {each.file.path for each in files}
        comments = [each for each in state.comments.values() if (each.repository, each.number) == (row.id, number)]
        shas = history.commits_between(row.git, pull.base_sha, pull.head_sha)
        commits = [(history.read_commit(row.git, sha), _runs(row, sha)) for sha in shas]
        return render_template(
            "pull.html",
            row=row,
            pull=pull,
            runs=runs,
            files=files,
            unchanged=[note for note in notes if note["path"] not in changed],
            comments=comments,
            commits=commits,
            running=any(run.status != "completed" for run in runs),
        )


@routes.get("/<owner>/<repo>/runs/<int:number>")
def check_run(owner: str, repo: str, number: int) -> str:
    """A check run's details."""
    state = context().state
    with state.lock:
        row = _find(owner, repo)
        run = state.check_runs.get(number)
        if run is None or run.repository != row.id:
            abort(404)
        pulls = [pull for pull in row.pulls.values() if pull.head_sha == run.head_sha]
        return render_template("run.html", row=row, run=run, pulls=pulls, running=run.status != "completed")


@routes.get("/<owner>/<repo>/tree/<ref>/<path:path>")
def tree(owner: str, repo: str, ref: str, path: str) -> str:
    """A directory at a commit."""
    with context().state.lock:
        row = _find(owner, repo)
        try:
            entries = _entries(row, row.git.resolve(ref), path)
        except GitError:
            abort(404)
        return render_template("tree.html", row=row, ref=ref, path=path, entries=entries)


@routes.get("/<owner>/<repo>/blob/<ref>/<path:path>")
def blob(owner: str, repo: str, ref: str, path: str) -> str:
    """A file at a commit, with the annotations on it."""
    with context().state.lock:
        row = _find(owner, repo)
        try:
            sha = row.git.resolve(ref)
            content = history.read_blob(row.git, f"{sha}:{path}").decode(errors="replace")
        except GitError:
            abort(404)
        notes: list[Json] = [note for run in _runs(row, sha) for note in run.annotations if note["path"] == path]
        lines = code_lines(path, content.removesuffix("\n"))
        return render_template("blob.html", row=row, ref=ref, path=path, lines=lines, notes=notes)


def _find(owner: str, repo: str) -> RepositoryRow:
    try:
        return context().state.find_repository(owner, repo)
    except ForgeError:
        abort(404)


def _entries(row: RepositoryRow, sha: str, path: str) -> list[history.Entry]:
    """A directory's entries, directories first."""
    return sorted(history.list_tree(row.git, sha, path), key=lambda entry: (entry.kind != "tree", entry.path))


def _runs(row: RepositoryRow, sha: str) -> list[CheckRun]:
    """The latest check runs of a commit, one a name."""
    runs = [run for run in context().state.check_runs.values() if (run.repository, run.head_sha) == (row.id, sha)]
    return list({(run.app.id, run.name): run for run in runs}.values())


def _merge_base(row: RepositoryRow, pull: Pull) -> str:
    try:
        return row.git.merge_base(pull.base_sha, pull.head_sha)
    except GitError:  # unrelated histories
        return pull.base_sha
