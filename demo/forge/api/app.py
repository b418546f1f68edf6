"""The App, its installations and their tokens."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from flask import Blueprint, request

from demo.forge import limits
from demo.forge.api.context import (
    as_app,
    as_installation,
    context,
    find_installation,
    hourly_allowance,
    json_body,
    visible_repositories,
)
from demo.forge.errors import ForgeError, invalid, not_found
from demo.forge.moments import stamp
from demo.forge.paging import page_of
from demo.forge.shapes import people, repository
from demo.forge.tokens import LEVELS, mint

if TYPE_CHECKING:
    from demo.forge.records import Installation, Json, RepositoryRow, Token

routes = Blueprint("app", __name__)


@routes.get("/app")
@as_app
def read_app() -> Json:
    """The App itself."""
    here = context()
    return people.app(here.at, here.state.app) | {"installations_count": len(here.state.installations)}


@routes.get("/app/installations")
@as_app
def list_installations() -> list[Json]:
    """Where it is installed."""
    here = context()
    return [people.installation(here.at, row, here.state.app) for row in page_of(list(here.state.installations.values()))]


@routes.get("/app/installations/<int:installation>")
@as_app
def read_installation(installation: int) -> Json:
    """One installation."""
    here = context()
    return people.installation(here.at, find_installation(installation), here.state.app)


@routes.get("/repos/<owner>/<repo>/installation")
@as_app
def read_repository_installation(owner: str, repo: str) -> Json:
    """The installation that sees a repository."""
    here = context()
    found = here.state.installation_of(here.state.find_repository(owner, repo))
    if found is None:
        raise not_found()
    return people.installation(here.at, found, here.state.app)


@routes.post("/app/installations/<int:installation>/access_tokens")
@as_app
def create_token(installation: int) -> tuple[Json, int]:
    """Mint a token, narrowed as asked."""
    here, body = context(), json_body()
    owner = find_installation(installation)
    if owner.suspended is not None:
        raise ForgeError(403, "This installation has been suspended")
    permissions = _narrowed_permissions(here.state.app.permissions, body.get("permissions"))
    chosen = _narrowed_repositories(owner, body)
    text, token = mint(here.state, owner, None if chosen is None else frozenset(row.id for row in chosen), permissions)
    here.state.record("token.minted", None, installation, body)
    answer: Json = {
        "token": text,
        "expires_at": stamp(token.expires),
        "permissions": permissions,
        "repository_selection": "all" if chosen is None else "selected",
    }
    if chosen is not None:
        answer["repositories"] = [repository.minimal(here.at, row) for row in chosen]
    return answer, 201


def _narrowed_permissions(granted: dict[str, str], asked: Any) -> dict[str, str]:  # noqa: ANN401  a caller's JSON
    if asked is None:
        return dict(granted)
    if not isinstance(asked, dict) or any(level not in LEVELS for level in asked.values()):
        raise invalid("For 'properties/permissions', each value must be 'read', 'write' or 'admin'.")
    if any(LEVELS[level] > LEVELS.get(granted.get(name, ""), 0) for name, level in asked.items()):
        raise ForgeError(422, "The permissions requested are not granted to this installation.")
    return {"metadata": "read"} | asked


def _narrowed_repositories(owner: Installation, body: Json) -> list[RepositoryRow] | None:
    names, ids = body.get("repositories"), body.get("repository_ids")
    if names is None and ids is None:
        return None
    if max(len(names or ()), len(ids or ())) > limits.TOKEN_REPOSITORIES:
        raise invalid(f"No more than {limits.TOKEN_REPOSITORIES} items are allowed.")
    own = [row for row in context().state.repositories.values() if row.owner is owner.account]
    chosen = [row for row in own if row.name in (names or ()) or row.id in (ids or ())]
    if len(chosen) < len({*(names or ()), *(ids or ())}) or not chosen:
        raise ForgeError(
            422, "There is at least one repository that does not exist or is not accessible to the parent installation."
        )
    return chosen


@routes.delete("/installation/token")
@as_installation
def revoke_token(token: Token) -> tuple[str, int]:
    """End the caller's own token."""
    token.revoked = True
    context().state.record("token.revoked", None, token.installation, {})
    return "", 204


@routes.get("/installation/repositories")
@as_installation
def list_repositories(token: Token) -> Json:
    """What the token sees."""
    here = context()
    rows = visible_repositories(here.state, token)
    return {
        "total_count": len(rows),
        "repository_selection": "all" if token.repositories is None else "selected",
        "repositories": [repository.minimal(here.at, row) for row in page_of(rows)],
    }


@routes.get("/rate_limit")
def read_rate_limit() -> Json:
    """The caller's allowance. Asking costs nothing."""
    state = context().state
    credential = request.headers.get("Authorization", "").partition(" ")[2]
    token = state.tokens.get(credential)
    allowed = hourly_allowance(state)
    used = min(allowed, state.requests_used.get(token.installation, 0)) if token else 0
    core = {"limit": allowed, "used": used, "remaining": allowed - used, "reset": int(time.time()) // 3600 * 3600 + 3600}
    return {"resources": {"core": core, "search": core | {"limit": 30, "used": 0, "remaining": 30}}, "rate": core}
