"""What every view needs: the state, and who is calling."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from flask import current_app, g, request

from demo.forge import limits
from demo.forge.errors import ForgeError, bad_credentials
from demo.forge.tokens import live_token, require, sees, verify_app_claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from demo.forge.addresses import Addresses
    from demo.forge.deliveries import Deliveries
    from demo.forge.records import Installation, Json, RepositoryRow, Token
    from demo.forge.state import State
    from demo.forge.tokens import AppKey


@dataclass(frozen=True, slots=True)
class Context:
    """The forge, as its views see it."""

    state: State
    at: Addresses
    key: AppKey
    deliveries: Deliveries


def context() -> Context:
    """The forge this request came to."""
    return cast("Context", current_app.extensions["forge"])


def as_app(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view is for the App itself: its JWT is wanted."""

    @functools.wraps(view)
    def guarded(**arguments: Any) -> Any:  # noqa: ANN401  Flask's views
        here = context()
        credential = _credential()
        if credential.startswith("ghs_"):
            raise ForgeError(401, "A JSON web token could not be decoded")
        verify_app_claim(credential, here.key, here.state.app.id)
        with here.state.lock:
            return view(**arguments)

    return guarded


def as_installation(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view is for an installation token, whatever its permissions; it gets the `token`."""

    @functools.wraps(view)
    def guarded(**arguments: Any) -> Any:  # noqa: ANN401  Flask's views
        with context().state.lock:
            return view(token=caller(), **arguments)

    return guarded


def on_repository(*wanted: tuple[str, str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The view is for a token that sees the repository and holds one of the wanted permissions; it gets the `row`."""

    def guard(view: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(view)
        def guarded(owner: str, repo: str, **arguments: Any) -> Any:  # noqa: ANN401  Flask's views
            state = context().state
            with state.lock:
                token = caller()
                row = state.find_repository(owner, repo)
                require(state, token, row, wanted)
                if row.archived and request.method != "GET":
                    raise ForgeError(403, "Repository was archived so is read-only.")
                return view(row=row, **arguments)

        return guarded

    return guard


def caller() -> Token:
    """The installation token of this request, its use counted against the hour's allowance."""
    state = context().state
    token = live_token(state, _credential())
    g.installation = token.installation
    used = state.requests_used[token.installation] = state.requests_used.get(token.installation, 0) + 1
    if used > hourly_allowance(state):
        raise ForgeError(403, f"API rate limit exceeded for installation ID {token.installation}.")
    return token


def hourly_allowance(state: State) -> int:
    """Requests an installation may make in an hour."""
    return limits.REQUESTS_PER_HOUR if state.requests_allowed is None else state.requests_allowed


def visible_repositories(state: State, token: Token) -> list[RepositoryRow]:
    """All repositories that exist for a token."""
    return [row for row in state.repositories.values() if sees(state, token, row)]


def find_installation(number: int) -> Installation:
    """By id. Raises a 404."""
    found = context().state.installations.get(number)
    if found is None:
        raise ForgeError(404, "Not Found")
    return found


def json_body() -> Json:
    """The request's JSON object; empty when there is no body. Raises 400 for anything else."""
    if not request.get_data():
        return {}
    body = request.get_json(force=True, silent=True)
    if not isinstance(body, dict):
        raise ForgeError(400, "Problems parsing JSON" if body is None else "Body should be a JSON object")
    return body


def _credential() -> str:
    scheme, _, credential = request.headers.get("Authorization", "").partition(" ")
    if not credential:
        raise ForgeError(401, "Requires authentication")
    if scheme.lower() not in ("bearer", "token"):
        raise bad_credentials()
    return credential.strip()
