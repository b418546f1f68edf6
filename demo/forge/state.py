"""Everything the forge knows, behind one lock."""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING

from demo.forge.errors import not_found
from demo.forge.moments import now
from demo.forge.records import Account, App, Effect, Installation

if TYPE_CHECKING:
    from pathlib import Path

    from demo.forge.records import CheckRun, Comment, Delivery, Json, RepositoryRow, SarifUpload, Token

APP_PERMISSIONS = {
    "checks": "write",
    "contents": "read",
    "deployments": "read",
    "merge_queues": "read",
    "metadata": "read",
    "pull_requests": "write",
    "security_events": "write",
}
APP_EVENTS = ("check_run", "pull_request", "push")
ACTIONS_APP_ID = 15_368
"""GitHub Actions' own app id: the usual other author of check runs."""


class State:
    """Rows by id. Hold `lock` to read several of them or to change any."""

    def __init__(self, repositories_root: Path) -> None:
        self.lock = threading.RLock()
        self.repositories_root = repositories_root
        self._ids = itertools.count(1001)
        self.accounts: dict[str, Account] = {}
        self.installations: dict[int, Installation] = {}
        self.repositories: dict[int, RepositoryRow] = {}
        self.tokens: dict[str, Token] = {}
        self.check_runs: dict[int, CheckRun] = {}
        self.suites: dict[tuple[int, str, int], int] = {}
        self.comments: dict[int, Comment] = {}
        self.sarifs: dict[str, SarifUpload] = {}
        self.deliveries: dict[int, Delivery] = {}
        self.effects: list[Effect] = []
        self.requests_used: dict[int, int] = {}
        """Requests of the running hour, by installation."""
        self.requests_allowed: int | None = None
        """A smaller hourly allowance than GitHub's, set by a test."""
        self.app = self._app(self.next_id(), "outrider", "Outrider", self.account("outrider-maker", "Organization"))
        self.actions_app = self._app(ACTIONS_APP_ID, "github-actions", "GitHub Actions", self.account("github", "Organization"))

    def _app(self, number: int, slug: str, name: str, owner: Account) -> App:
        bot = self.account(f"{slug}[bot]", "Bot")
        return App(number, slug, name, owner, bot, dict(APP_PERMISSIONS), APP_EVENTS, now())

    def next_id(self) -> int:
        """A number nothing else has."""
        return next(self._ids)

    def account(self, login: str, kind: str = "User") -> Account:
        """The account of that login, made when new."""
        with self.lock:
            if login not in self.accounts:
                self.accounts[login] = Account(self.next_id(), login, kind)
            return self.accounts[login]

    def install(self, account: Account) -> Installation:
        """The App's installation on an account, made when new."""
        with self.lock:
            for installation in self.installations.values():
                if installation.account is account:
                    return installation
            made = Installation(self.next_id(), account, now())
            self.installations[made.id] = made
            return made

    def installation_of(self, repository: RepositoryRow) -> Installation | None:
        """The installation that sees a repository, if its owner has one."""
        for installation in self.installations.values():
            if installation.account is repository.owner:
                return installation
        return None

    def find_repository(self, owner: str, name: str) -> RepositoryRow:
        """By name, letter case aside. Raises a 404 when there is none."""
        for row in self.repositories.values():
            if (row.owner.login.lower(), row.name.lower()) == (owner.lower(), name.lower()):
                return row
        raise not_found()

    def suite(self, repository: int, sha: str, app: int) -> int:
        """The check suite of an app for a commit: GitHub keeps one each."""
        key = (repository, sha, app)
        if key not in self.suites:
            self.suites[key] = self.next_id()
        return self.suites[key]

    def record(self, kind: str, repository: RepositoryRow | None, subject: int | str, detail: Json) -> None:
        """Add to the log of effects."""
        self.effects.append(Effect(kind, repository.full_name if repository else None, subject, detail))
