"""GitHub and GitHub Enterprise Server, through githubkit: tokens for one repository at a time."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from githubkit import AppAuthStrategy, GitHub, TokenAuthStrategy
from githubkit.cache import MemCacheStrategy

from app.forges.errors import ForgeError
from app.forges.github_calls import Calls
from app.forges.github_checks import GithubChecks
from app.forges.github_comments import GithubComments
from app.forges.github_repository import GithubRepository
from app.forges.github_sarif import GithubSarif
from app.forges.interface import ReadToken, RepositoryAt

if TYPE_CHECKING:
    from collections.abc import Iterator


TIMEOUT_S = 20.0
PUBLIC_API_HOST = "api.github.com"
TOKEN_USER = "x-access-token"  # noqa: S105  the user name GitHub wants beside an installation token, no secret


@dataclass(frozen=True, slots=True)
class GithubSession:
    """One repository while its token lives."""

    repository: GithubRepository
    checks: GithubChecks
    sarif: GithubSarif
    comments: GithubComments


class GithubForge:
    """One GitHub host, as one App."""

    def __init__(self, api_url: str, host: str, app_id: str, private_key: str) -> None:
        self.host = host
        self._api_url = api_url.rstrip("/") + "/"
        self._app_id = int(app_id)
        # githubkit's default cache is shared by the process and its keys do not name the host: with two hosts tokens would cross.
        self._cache = MemCacheStrategy()
        self._app = Calls(self._client(AppAuthStrategy(app_id, private_key)))

    @contextmanager
    def session(self, at: RepositoryAt, **permissions: str) -> Iterator[GithubSession]:
        """See `Forge.session`."""
        token = self._mint(at, permissions)["token"]
        try:
            yield self._session(at, token)
        finally:
            self.revoke(token)

    def locate(self, owner: str, name: str) -> RepositoryAt:
        """See `Forge.locate`."""
        installation = self._app.send("GET", f"/repos/{owner}/{name}/installation")
        if "id" not in (installation or {}):  # a repository that was renamed or given away is answered by a redirect
            raise ForgeError("not-found", f"{owner}/{name} has moved: name it as it is called now.")
        wanted = {"repositories": [name], "permissions": {"metadata": "read"}}
        answer = self._app.send("POST", f"/app/installations/{installation['id']}/access_tokens", json=wanted)
        self.revoke(answer["token"])
        found: dict[str, Any] = next(iter(answer.get("repositories", ())), {})
        if str(found.get("full_name", "")).lower() != f"{owner}/{name}".lower():
            raise ForgeError("not-found", f"The forge knows {owner}/{name} by another name now: use that.")
        return RepositoryAt(int(installation["id"]), int(found["id"]), owner, name)

    def read_token(self, at: RepositoryAt) -> ReadToken:
        """See `Forge.read_token`."""
        answer = self._mint(at, {"contents": "read"})
        return ReadToken(TOKEN_USER, answer["token"], datetime.fromisoformat(answer["expires_at"]))

    def revoke(self, token: str) -> None:
        """See `Forge.revoke`."""
        try:
            Calls(self._client(TokenAuthStrategy(token))).send("DELETE", "/installation/token")
        except ForgeError as error:
            # A token that is no longer one is what was wanted; and none outlives its hour, so an unreachable forge stops nothing.
            if error.reason not in {"refused", "unreachable", "unavailable", "rate-limited"}:
                raise

    def clone_url(self, at: RepositoryAt) -> str:
        """See `Forge.clone_url`."""
        parts = urlsplit(self._api_url)
        return f"{parts.scheme}://{self.host}/{at.owner}/{at.name}.git"

    def _mint(self, at: RepositoryAt, permissions: dict[str, str]) -> dict[str, Any]:
        body = {"repository_ids": [at.repository_id], "permissions": {"metadata": "read", **permissions}}
        answer: dict[str, Any] = self._app.send("POST", f"/app/installations/{at.installation_id}/access_tokens", json=body)
        return answer

    def _session(self, at: RepositoryAt, token: str) -> GithubSession:
        calls = Calls(self._client(TokenAuthStrategy(token)), f"/repos/{at.owner}/{at.name}")
        return GithubSession(
            GithubRepository(calls), GithubChecks(calls, self._app_id), GithubSarif(calls), GithubComments(calls, self._app_id)
        )

    def _client(self, auth: AppAuthStrategy | TokenAuthStrategy) -> GitHub[Any]:
        return GitHub(
            auth,
            base_url=self._api_url,
            timeout=TIMEOUT_S,
            http_cache=False,
            cache_strategy=self._cache,
            auto_retry=False,  # the workflow retries, so that a wait survives a restart and holds no thread for minutes
            follow_redirects=False,
            user_agent="outrider",
        )
