"""How a registry wants to be asked, and the answer: basic, or a token from where it says.

https://distribution.github.io/distribution/spec/auth/token/ and .../auth/oauth/ (identity tokens)
"""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING, Any

import requests

from scanner.sources.image_errors import RegistryRefusedError
from scanner.sources.image_reference import refuse_plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

    from scanner.sources.registry_credentials import Credentials

_CHALLENGE: Final = re.compile(r'(?:^|,)\s*(basic|bearer)\b((?:[\s,]*[a-z_]+="[^"]*")*)', re.IGNORECASE)
"""The first of those that one header may list. https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1"""
_PARAMETER: Final = re.compile(r'([a-zA-Z_]+)="([^"]*)"')
_LONGEST_CHALLENGE: Final = 4000
_LONGEST_ANSWER: Final = 1_000_000
"""Bytes; a token has a few thousand."""
_CLIENT: Final = "outrider"


class Login:
    """What is shown to one registry for reading one repository."""

    def __init__(self, credentials: Credentials | None, repository: str, *, plain_http: bool) -> None:
        self._credentials = credentials
        self._repository = repository
        self._plain_http = plain_http
        self.header = ""
        """The value of `Authorization`; empty until the registry asked for one."""

    def answer(self, challenge: str, ask: Callable[..., requests.Response]) -> None:
        """Get ready to ask again.

        Args:
            challenge: the `WWW-Authenticate` header of a 401.
            ask: `requests.Session.request`, with its faults told as ours.

        Raises:
            RegistryRefusedError: nothing is known that would be accepted.
            SourceError: the place that gives tokens does not answer.

        """
        found = _CHALLENGE.search(challenge[:_LONGEST_CHALLENGE])
        if found is None:
            raise RegistryRefusedError("The registry wants to be asked in a way that is not known here: give it basic or token.")
        if found[1].lower() == "basic":
            self.header = self._basic()
        else:
            self.header = f"Bearer {self._token(dict(_PARAMETER.findall(found[2])), ask)}"

    def _basic(self) -> str:
        if self._credentials is None:
            raise RegistryRefusedError("The registry wants a name and a password: run `docker login`, or set OUTRIDER_REGISTRY.")
        pair = f"{self._credentials.username}:{self._credentials.password}"
        return f"Basic {base64.b64encode(pair.encode()).decode()}"

    def _token(self, parameters: dict[str, str], ask: Callable[..., requests.Response]) -> str:
        realm = parameters.get("realm", "")
        refuse_plain(realm, plain_http=self._plain_http)
        service = parameters.get("service", "")
        scope = f"repository:{self._repository}:pull"  # whatever the registry asks for: nothing more is needed
        known = self._credentials
        if known is not None and known.identity_token:
            form = {"grant_type": "refresh_token", "service": service, "client_id": _CLIENT, "scope": scope}
            answer = ask("POST", realm, data={**form, "refresh_token": known.identity_token})
        else:
            headers = {"Authorization": self._basic()} if known is not None else {}
            answer = ask("GET", realm, params={"service": service, "scope": scope}, headers=headers)
        with answer:
            return _given(answer)


def _given(answer: requests.Response) -> str:
    document: Any = None
    if answer.ok:
        try:
            document = json.loads(_read(answer))
        except (ValueError, RecursionError, requests.RequestException):
            document = None
    token = document.get("token") or document.get("access_token") if isinstance(document, dict) else None
    if not isinstance(token, str) or not token or not token.isascii() or not token.isprintable():
        raise RegistryRefusedError(
            f"No token was given for the image ({answer.status_code}): run `docker login`, and check that you may read it."
        )
    return token


def _read(answer: requests.Response) -> bytes:
    """The answer, or as much of it as no token takes."""
    text = b""
    for block in answer.iter_content(1 << 16):
        text += block
        if len(text) > _LONGEST_ANSWER:
            break
    return text
