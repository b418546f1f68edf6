"""A repository as a test or the demonstration handles it: the side of the people who work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.forge import events, history
from demo.forge.git import GitError, Person
from demo.forge.moments import now
from demo.forge.pull_request import PullRequest, update_heads
from demo.forge.records import CheckRun, Pull

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from demo.forge.api.context import Context
    from demo.forge.git import Move
    from demo.forge.records import Comment, Json, RepositoryRow, SarifUpload


class Repository:
    """Work on it, and see what was published to it. Everything done here sends the webhooks GitHub would send."""

    def __init__(self, context: Context, row: RepositoryRow) -> None:
        self._context = context
        self.row = row

    @property
    def full_name(self) -> str:
        """`owner/name`."""
        return self.row.full_name

    @property
    def id(self) -> int:
        """GitHub's number for it."""
        return self.row.id

    @property
    def url(self) -> str:
        """Its page."""
        return self._context.at.repository_page(self.row)

    @property
    def clone_url(self) -> str:
        """Where git fetches it; an installation token is the password of user `x-access-token`."""
        return f"{self.url}.git"

    def head(self, branch: str | None = None) -> str:
        """The commit at a branch's tip; of the default branch unless named. Raises `GitError` for an unknown one."""
        return self.row.git.resolve(f"refs/heads/{branch or self.row.default_branch}")

    def read(self, path: str, ref: str) -> bytes:
        """A file's bytes at a commit or branch."""
        return self.row.git.run("cat-file", "blob", f"{ref}:{path}")

    def commit(
        self,
        branch: str,
        files: Mapping[str, str | bytes],
        message: str,
        *,
        delete: Sequence[str] = (),
        move: Sequence[Move] = (),
        parent: str | None = None,
        author: str = "ada",
    ) -> str:
        """Commit on a branch, push it, and return its id.

        A new branch starts at the default branch. With `parent` the commit goes on top of that one instead of the branch's tip:
        a force-push.
        """
        with self._context.state.lock:
            before = self._tip(branch)
            start = parent or before or self._tip(self.row.default_branch)
            person = Person(author, f"{author}@example.invalid")
            moment = int(now().timestamp())
            sha = self.row.git.commit(
                branch, parent=start, files=files, message=message, author=person, when=moment, delete=delete, move=move
            )
            self._pushed(branch, before, sha, author)
        return sha

    def point(self, branch: str, sha: str, *, author: str = "ada") -> None:
        """Set a branch to a commit that exists, and push that."""
        with self._context.state.lock:
            before = self._tip(branch)
            self.row.git.run("update-ref", f"refs/heads/{branch}", sha)
            self._pushed(branch, before, sha, author)

    def delete_branch(self, branch: str, *, author: str = "ada") -> None:
        """Delete a branch."""
        with self._context.state.lock:
            before = self._tip(branch)
            self.row.git.run("update-ref", "-d", f"refs/heads/{branch}")
            self._pushed(branch, before, None, author)

    def open_pull_request(
        self,
        head: str,
        base: str,
        title: str,
        *,
        body: str = "",
        draft: bool = False,
        author: str = "ada",
        fork: Repository | None = None,
    ) -> PullRequest:
        """Propose the branch `head` (of `fork`, when given) for `base`."""
        state, row = self._context.state, self.row
        source = fork.row if fork else row
        with state.lock:
            sha, target = source.git.resolve(f"refs/heads/{head}"), self.head(base)
            pull = Pull(
                id=state.next_id(),
                number=row.next_number,
                title=title,
                body=body,
                author=state.account(author),
                head_repository=source.id,
                head_owner=source.owner.login,
                head_ref=head,
                head_sha=sha,
                base_ref=base,
                base_sha=target,
                merge_sha=None,
                created=now(),
                updated=now(),
                draft=draft,
            )
            row.next_number += 1
            row.pulls[pull.number] = pull
            opened = PullRequest(self._context, row, pull)
            opened.synchronise()
            opened.announce("opened")
        return opened

    def pull_request(self, number: int) -> PullRequest:
        """One that was opened."""
        return PullRequest(self._context, self.row, self.row.pulls[number])

    def check_runs(self, sha: str) -> list[CheckRun]:
        """What was published on a commit, oldest first."""
        with self._context.state.lock:
            return [
                run for run in self._context.state.check_runs.values() if (run.repository, run.head_sha) == (self.row.id, sha)
            ]

    def comments(self, number: int) -> list[Comment]:
        """The conversation of a pull request, oldest first."""
        with self._context.state.lock:
            rows = self._context.state.comments.values()
            return [each for each in rows if (each.repository, each.number) == (self.row.id, number)]

    def sarifs(self) -> list[SarifUpload]:
        """What was uploaded to code scanning, oldest first."""
        with self._context.state.lock:
            return [each for each in self._context.state.sarifs.values() if each.repository == self.row.id]

    def effects(self, kind: str | None = None) -> list[Json]:
        """What callers changed here, in order, as `{kind, subject, detail}`; of one kind when named."""
        with self._context.state.lock:
            rows = [each for each in self._context.state.effects if each.repository == self.full_name]
        return [{"kind": each.kind, "subject": each.subject, "detail": each.detail} for each in rows if kind in (None, each.kind)]

    def rerequest(self, run: CheckRun, *, author: str = "ada") -> None:
        """Press a check run's "Re-run"."""
        here = self._context
        with here.state.lock:
            payload = events.check_run_rerequested(here.state, here.at, self.row, run, here.state.account(author))
            self._send("check_run", payload)

    def _tip(self, branch: str) -> str | None:
        try:
            return self.head(branch)
        except GitError:
            return None

    def _pushed(self, branch: str, before: str | None, after: str | None, author: str) -> None:
        """Tell the world, and the pull requests whose head this is."""
        here = self._context
        self.row.pushed = now()
        self._send("push", events.push(here.state, here.at, self.row, branch, before, after, here.state.account(author)))
        if after is not None:
            update_heads(here, self.row, branch, after)

    def _send(self, event: str, payload: Json) -> None:
        installation = self._context.state.installation_of(self.row)
        if installation is not None:
            self._context.deliveries.send(event, payload, installation=installation.id, repository=self.row.id)

    def log(self, ref: str) -> list[history.Commit]:
        """A branch's commits, newest first."""
        shas = self.row.git.line("rev-list", ref).split()
        return [history.read_commit(self.row.git, sha) for sha in shas]
