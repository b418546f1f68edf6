"""What QScanner is pointed at, where that is not a laid out tree: it fetches images and functions itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from scanner.sources.image_reference import read_reference
from scanner.sources.registry_credentials import credentials_for

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_AWS: Final = (
    "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_ROLE_ARN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
)
"""The rights of the surroundings, which only a function's scan is given: nothing else lets QScanner read a function."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A target by its name."""

    command: str
    """QScanner's word: `image`, `lambda`, `rootfs`."""
    name: str
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What opens it; may hold secrets."""
    whole: str = ""
    """The place of results that name none."""


def image_subject(name: str, environment: Mapping[str, str]) -> Subject:
    """An image in a registry, by its digest.

    Args:
        name: with a digest.
        environment: where the registry's credentials may be told.

    Raises:
        BadReferenceError: the name is none.

    """
    reference = read_reference(name)
    known = credentials_for(reference.registry, environment)
    given = {}
    if known is not None:
        told = {"USERNAME": known.username, "PASSWORD": known.password, "TOKEN": known.identity_token}
        given = {f"QSCANNER_REGISTRY_{key}": value for key, value in told.items() if value}
    return Subject("image", f"{reference.registry}/{reference.repository}@{reference.reference}", given, "image")


def function_subject(arn: str, environment: Mapping[str, str]) -> Subject:
    """A deployed function."""
    return Subject("lambda", arn, {name: environment[name] for name in _OF_AWS if name in environment}, "function")
