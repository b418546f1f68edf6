"""What a person may show a registry: from the environment or Docker's configuration, never from the command line.

First what the environment says for this registry (`OUTRIDER_REGISTRY`, `OUTRIDER_REGISTRY_USERNAME`,
`OUTRIDER_REGISTRY_PASSWORD`), then `DOCKER_AUTH_CONFIG` (GitLab's name for the same JSON), then `config.json`.
https://docs.docker.com/reference/cli/docker/login/#credential-stores
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scanner.sources.image_reference import DOCKER_HUB

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

HELPERS: Final = "OUTRIDER_CREDENTIAL_HELPERS"
"""Set to 1 to have the programs run that `credHelpers` and `credsStore` name."""
_HELPER_SECONDS: Final = 20
_HELPER: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,60}")
_HUB_KEYS: Final = ("https://index.docker.io/v1/", "index.docker.io", "registry-1.docker.io")
_TOKEN_USER: Final = "<token>"  # noqa: S105  a word, no password
"""What helpers give as the name beside an identity token.
https://github.com/docker/docker-credential-helpers/blob/v0.8.2/credentials/credentials.go"""
_MOST_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Credentials:
    """For one registry."""

    username: str
    password: str = field(repr=False)
    identity_token: str = field(default="", repr=False)
    """An OAuth refresh token, as Azure's registries give out; used instead of the password."""


def credentials_for(registry: str, environment: Mapping[str, str]) -> Credentials | None:
    """What is known for a registry; None when it is to be asked without."""
    if environment.get("OUTRIDER_REGISTRY") == registry:
        return Credentials(environment.get("OUTRIDER_REGISTRY_USERNAME", ""), environment.get("OUTRIDER_REGISTRY_PASSWORD", ""))
    for configuration in (_parsed(environment.get("DOCKER_AUTH_CONFIG", "")), _configured(environment)):
        if found := _from_configuration(configuration, registry, environment):
            return found
    return None


def _configured(environment: Mapping[str, str]) -> dict[str, Any]:
    folder = environment.get("DOCKER_CONFIG")
    file = (Path(folder) if folder else Path(environment.get("HOME", "/nonexistent")) / ".docker") / "config.json"
    try:
        with file.open("rb") as opened:
            return _parsed(opened.read(_MOST_BYTES).decode("utf-8", "replace"))
    except OSError:
        return {}


def _parsed(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _from_configuration(configuration: Mapping[str, Any], registry: str, environment: Mapping[str, str]) -> Credentials | None:
    keys = (registry, f"https://{registry}", f"https://{registry}/", *(_HUB_KEYS if registry == DOCKER_HUB else ()))
    auths, helpers = configuration.get("auths"), configuration.get("credHelpers")
    for key in keys:
        entry = auths.get(key) if isinstance(auths, dict) else None
        if isinstance(entry, dict) and (found := _entry(entry)):
            return found
    if environment.get(HELPERS) != "1":
        return None
    named = next((helpers[key] for key in keys if key in helpers), None) if isinstance(helpers, dict) else None
    helper = named or configuration.get("credsStore")
    asked = _HUB_KEYS[0] if registry == DOCKER_HUB else registry
    return _from_helper(helper, asked, environment) if isinstance(helper, str) and _HELPER.fullmatch(helper) else None


def _entry(entry: Mapping[str, Any]) -> Credentials | None:
    token = entry.get("identitytoken")
    token = token if isinstance(token, str) else ""
    auth = entry.get("auth")
    if isinstance(auth, str) and auth:
        try:
            username, colon, password = base64.b64decode(auth, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return Credentials(username, password.strip("\0"), token) if colon else None
    name, secret = entry.get("username"), entry.get("password")
    if isinstance(name, str) and isinstance(secret, str):
        return Credentials(name, secret, token)
    return Credentials("", "", token) if token else None


def _from_helper(helper: str, registry: str, environment: Mapping[str, str]) -> Credentials | None:
    program = shutil.which(f"docker-credential-{helper}", path=environment.get("PATH"))
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603  a program that the person configured, and allowed by the variable above
            [program, "get"],
            input=registry.encode(),
            capture_output=True,
            check=False,
            env=dict(environment),
            timeout=_HELPER_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    told = _parsed(done.stdout.decode("utf-8", "replace")) if done.returncode == 0 else {}
    username, secret = told.get("Username"), told.get("Secret")
    if not isinstance(username, str) or not isinstance(secret, str):
        return None
    return Credentials("", "", secret) if username == _TOKEN_USER else Credentials(username, secret)
