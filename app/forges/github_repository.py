"""Reading a repository's changes and files."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from app.forges.errors import ForgeError
from app.forges.interface import Change

if TYPE_CHECKING:
    from app.forges.github_calls import Calls


class GithubRepository:
    """See `interface.Repository`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def change(self, number: int) -> Change:
        """See `Repository.change`."""
        pull = self._calls.send("GET", f"/pulls/{number}")
        branch = pull["base"]["ref"]
        return Change(number, pull["state"] == "open", pull["head"]["sha"], branch, self.branch_tip(branch))

    def merge_base(self, target: str, head: str) -> str:
        """See `Repository.merge_base`."""
        # One commit is enough: the answer is asked for its merge base, not for the files.
        answer = self._calls.send("GET", f"/compare/{target}...{head}", params={"per_page": 1})
        return str(answer["merge_base_commit"]["sha"])

    def first_parent(self, commit: str) -> str | None:
        """See `Repository.first_parent`."""
        parents = self._calls.send("GET", f"/commits/{commit}")["parents"]
        return str(parents[0]["sha"]) if parents else None

    def branch_tip(self, branch: str) -> str:
        """See `Repository.branch_tip`."""
        return str(self._calls.send("GET", f"/commits/{quote('heads/' + branch)}", params={"per_page": 1})["sha"])

    def file(self, path: str, commit: str) -> bytes | None:
        """See `Repository.file`."""
        try:
            raw = {"Accept": "application/vnd.github.raw+json"}
            return self._calls.content(f"/contents/{quote(path)}", params={"ref": commit}, headers=raw)
        except ForgeError as error:
            if error.reason == "not-found":
                return None
            raise
