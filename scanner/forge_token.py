"""A customer's own token for a forge: for those who want none from us. It is read when the repository is, and kept nowhere.

Its secret names the host it is for. The address to clone from comes with the grant, so from outside: without that name whoever
speaks for the service could have the token sent to a host of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from scanner.customer_secrets import SecretError, secret_object
from scanner.sources.errors import SourceError
from scanner.sources.git_remote import GitRemote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from protocol.grant import Grant
    from scanner.customer_secrets import SecretsClient

SECRET: Final = "OUTRIDER_FORGE_SECRET"  # noqa: S105  a variable's name
_USERNAME: Final = "x-access-token"
"""GitHub and GitLab take any name beside an access token."""
_FORM: Final = 'The forge\'s secret must hold {"host": "github.com", "token": "…"}, and may hold a "username".'


class WrongForgeError(SourceError):
    """The customer's token is for another host than the one to clone from."""

    reason = "wrong-forge"


def has_own_token(environment: Mapping[str, str]) -> bool:
    """Whether the customer gave this Job a token of their own."""
    return bool(environment.get(SECRET))


def remote_of(grant: Grant, environment: Mapping[str, str], client: Callable[[str], SecretsClient] | None = None) -> GitRemote:
    """Where to clone from, with the customer's token where there is one, else with the grant's.

    Args:
        grant: this attempt's.
        environment: of the Job: names the secret.
        client: see `secret_object`.

    Raises:
        SecretError: the customer's token can not be had.
        WrongForgeError: it is for another host.
        BadRepositoryError: the address would send it in the clear.

    """
    if not has_own_token(environment):
        return GitRemote(grant.clone_url, grant.token, grant.username or _USERNAME)
    told = secret_object(environment[SECRET], client)
    host, token, username = told.get("host"), told.get("token"), told.get("username", _USERNAME)
    if not all(isinstance(value, str) and value for value in (host, token, username)):
        raise SecretError(_FORM)
    if urlsplit(grant.clone_url).netloc.casefold() != str(host).casefold():
        raise WrongForgeError(
            "The forge's secret is for another host than this repository's: name its host, and its port if any."
        )
    return GitRemote(grant.clone_url, str(token), str(username))
