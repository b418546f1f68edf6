"""A pull request as the people on it handle it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.forge import events
from demo.forge.moments import now
from demo.forge.records import Comment

if TYPE_CHECKING:
    from demo.forge.api.context import Context
    from demo.forge.records import CheckRun, Json, Pull, RepositoryRow


class PullRequest:
    """Move it along. Everything done here sends the webhooks GitHub would send."""

    def __init__(self, context: Context, row: RepositoryRow, pull: Pull) -> None:
        self._context = context
        self.row = row
        self.pull = pull

    @property
    def number(self) -> int:
        """Its number in the repository."""
        return self.pull.number

    @property
    def head_sha(self) -> str:
        """The commit it proposes."""
        return self.pull.head_sha

    @property
    def merge_base(self) -> str:
        """The common ancestor of head and target branch."""
        return self.row.git.merge_base(self.pull.base_sha, self.pull.head_sha)

    @property
    def url(self) -> str:
        """Its page."""
        return f"{self._context.at.repository_page(self.row)}/pull/{self.number}"

    def check_runs(self) -> list[CheckRun]:
        """What was published on its head, oldest first."""
        with self._context.state.lock:
            rows = self._context.state.check_runs.values()
            return [run for run in rows if (run.repository, run.head_sha) == (self.row.id, self.head_sha)]

    def close(self, *, merge: bool = False) -> None:
        """Close it; with `merge`, its test merge becomes the target branch's tip."""
        with self._context.state.lock:
            self.pull.closed = now()
            if merge:
                if self.pull.merge_sha is None:
                    raise ValueError("head and target branch conflict: this cannot be merged")
                self.pull.merged = self.pull.closed
                self.row.git.run("update-ref", f"refs/heads/{self.pull.base_ref}", self.pull.merge_sha)
            self.announce("closed")

    def reopen(self) -> None:
        """Open it again."""
        with self._context.state.lock:
            self.pull.closed = None
            self.announce("reopened")

    def ready_for_review(self) -> None:
        """It is a draft no more."""
        with self._context.state.lock:
            self.pull.draft = False
            self.announce("ready_for_review")

    def edit(self, *, title: str | None = None, base: str | None = None) -> None:
        """Give it another title or target branch."""
        changes: Json = {}
        with self._context.state.lock:
            if title is not None:
                changes["title"] = {"from": self.pull.title}
                self.pull.title = title
            if base is not None:
                changes["base"] = {"ref": {"from": self.pull.base_ref}, "sha": {"from": self.pull.base_sha}}
                self.pull.base_ref = base
                self.synchronise()
            self.announce("edited", {"changes": changes})

    def comment(self, author: str, body: str) -> Comment:
        """A person's comment."""
        state = self._context.state
        with state.lock:
            made = Comment(state.next_id(), self.row.id, self.number, state.account(author), body, now(), now(), None)
            state.comments[made.id] = made
        return made

    def synchronise(self) -> None:
        """Bring refs, target tip and test merge up to date with the head."""
        pull, git = self.pull, self.row.git
        source = self._context.state.repositories.get(pull.head_repository or 0)
        if source is not None and source is not self.row:
            git.run("fetch", "-q", "--no-tags", str(source.git.path), f"+refs/heads/{pull.head_ref}:refs/pull/{pull.number}/head")
        git.run("update-ref", f"refs/pull/{pull.number}/head", pull.head_sha)
        pull.base_sha = git.resolve(f"refs/heads/{pull.base_ref}")
        pull.merge_sha = git.try_merge(pull.base_sha, pull.head_sha)
        if pull.merge_sha:
            git.run("update-ref", f"refs/pull/{pull.number}/merge", pull.merge_sha)
        pull.updated = now()

    def announce(self, action: str, more: Json | None = None) -> None:
        """Send the event."""
        here = self._context
        installation = here.state.installation_of(self.row)
        if installation is not None:
            payload = events.pull_request(here.state, here.at, self.row, self.pull, action, self.pull.author, more)
            here.deliveries.send("pull_request", payload, installation=installation.id, repository=self.row.id)


def update_heads(context: Context, pushed: RepositoryRow, branch: str, after: str) -> None:
    """Move every open pull request whose head is that branch, in this repository and those it was forked from."""
    for row in context.state.repositories.values():
        for pull in row.pulls.values():
            if (pull.head_repository, pull.head_ref) != (pushed.id, branch) or pull.closed is not None:
                continue
            before, pull.head_sha = pull.head_sha, after
            moved = PullRequest(context, row, pull)
            moved.synchronise()
            moved.announce("synchronize", {"before": before, "after": after})
