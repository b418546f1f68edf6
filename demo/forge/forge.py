"""The forge: a server on this machine that behaves like GitHub, and the switches to make it misbehave."""

from __future__ import annotations

import secrets
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.serving import WSGIRequestHandler, make_server

from demo.forge import api, events, git_http
from demo.forge.addresses import Addresses
from demo.forge.api.context import Context
from demo.forge.deliveries import Deliveries
from demo.forge.exchanges import Exchanges
from demo.forge.gateway import Gateway
from demo.forge.git import BareRepository
from demo.forge.moments import now
from demo.forge.page import views
from demo.forge.records import Effect, RepositoryRow
from demo.forge.repository import Repository
from demo.forge.state import State
from demo.forge.switches import Switches
from demo.forge.tokens import shared_app_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType


POLL_SECONDS = 0.02
"""How often the server looks whether it should end."""


class _Handler(WSGIRequestHandler):
    """Quiet, and able to stream an answer of unknown length."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002, ANN401  werkzeug's signature
        """Say nothing: the exchanges are the log."""


class Forge(Switches):
    """A running forge with one App, installed on every owner unless told otherwise. Made by `start`; a context manager."""

    def __init__(self, root: Path, cleanup: tempfile.TemporaryDirectory[str] | None = None, address: str | None = None) -> None:
        super().__init__()
        self._cleanup = cleanup
        self.webhook_secret = secrets.token_hex(20)
        self.key = shared_app_key()
        self.exchanges = Exchanges()
        self.state = State(root)
        self.deliveries = Deliveries(self.state, self.webhook_secret)
        self._application = Flask("demo.forge", static_folder=None)
        gateway = Gateway(self._application, self.faults, self.exchanges)
        self._server = make_server("127.0.0.1", 0, gateway, threaded=True, request_handler=_Handler)
        self.port = self._server.server_port
        """Where it listens on 127.0.0.1."""
        self.url = address or f"http://127.0.0.1:{self.port}"
        """Where people go, and git; no trailing slash."""
        self._context = Context(self.state, Addresses(self.url), self.key, self.deliveries)
        self._application.extensions["forge"] = self._context
        self._application.register_blueprint(api.blueprint())
        self._application.register_blueprint(git_http.routes)
        self._application.register_blueprint(views.routes)
        self._application.register_error_handler(HTTPException, api.unknown_route)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(POLL_SECONDS,), name="forge", daemon=True)

    @classmethod
    def start(cls, root: Path | None = None, address: str | None = None) -> Self:
        """Start one on a free port of 127.0.0.1. Its repositories lie under `root`, or in a directory that goes with it.

        Its links begin with `address`, where something else passes requests on to it.
        """
        cleanup = None if root else tempfile.TemporaryDirectory(prefix="forge-")
        made = cls(root or Path(cleanup.name if cleanup else ""), cleanup, address)
        made._thread.start()
        made.deliveries.start()
        return made

    def stop(self) -> None:
        """End it; requests that hang are let go."""
        self.faults.clear()
        self.deliveries.stop()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        if self._cleanup is not None:
            self._cleanup.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    @property
    def api_url(self) -> str:
        """The REST API's root, as a GitHub Enterprise Server has it; no trailing slash."""
        return f"{self.url}/api/v3"

    @property
    def app_id(self) -> int:
        """The App's number: the `iss` of its JWT."""
        return self.state.app.id

    @property
    def private_key_pem(self) -> str:
        """The App's private key."""
        return self.key.private_pem

    @property
    def effects(self) -> list[Effect]:
        """Everything callers changed, in order."""
        with self.state.lock:
            return list(self.state.effects)

    def installation_id(self, owner: str) -> int:
        """The App's installation on an owner."""
        return self.state.install(self.state.account(owner)).id

    def set_webhook(self, url: str) -> None:
        """Deliver to this address from now on, beginning with a ping."""
        self.deliveries.url = url
        payload = events.ping(self.state, self._context.at, url)
        self.deliveries.send("ping", payload, installation=None, repository=None)

    def create_repository(
        self, owner: str, name: str, files: Mapping[str, str | bytes], *, installed: bool = True, kind: str = "Organization"
    ) -> Repository:
        """A repository whose default branch `main` holds these files in one commit."""
        with self.state.lock:
            account = self.state.account(owner, kind)
            if installed:
                self.state.install(account)
            made = self._add(owner, name, None)
        made.commit("main", files, "Initial commit")
        return made

    def fork(self, repository: Repository, owner: str) -> Repository:
        """A person's copy. The App is not installed there."""
        with self.state.lock:
            self.state.account(owner)
            made = self._add(owner, repository.row.name, repository.row.id)
            made.row.git.run("fetch", "-q", str(repository.row.git.path), "+refs/heads/*:refs/heads/*")
        return made

    def repository(self, owner: str, name: str) -> Repository:
        """One that exists."""
        return Repository(self._context, self.state.find_repository(owner, name))

    def _add(self, owner: str, name: str, fork_of: int | None) -> Repository:
        git = BareRepository.create(self.state.repositories_root / owner / f"{name}.git", "main")
        row = RepositoryRow(self.state.next_id(), self.state.account(owner), name, git, now(), now(), fork_of=fork_of)
        self.state.repositories[row.id] = row
        return Repository(self._context, row)

    def allow_requests(self, count: int | None) -> None:
        """The hour's allowance of every installation; None for GitHub's own."""
        with self.state.lock:
            self.state.requests_allowed = count
            self.state.requests_used.clear()

    def revoke_tokens(self) -> None:
        """End every token minted so far."""
        with self.state.lock:
            for token in self.state.tokens.values():
                token.revoked = True

    def uninstall(self, owner: str) -> None:
        """Take the App from an owner."""
        with self.state.lock:
            gone = self.installation_id(owner)
            del self.state.installations[gone]
