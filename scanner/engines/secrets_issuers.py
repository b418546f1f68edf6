"""Who can be asked whether a secret is still good: one request each that changes nothing, to one fixed address.

A new issuer is an entry below. Kingfisher has validators of its own; docs/adr/0008 says why they are not used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


class Answer(StrEnum):
    """What an issuer said."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """It could not be asked, or said something else."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """One that hands out secrets, and how to ask it."""

    name: str
    """As people opt in to it."""
    spelled: str
    rules: tuple[str, ...]
    """Full rule ids of what it hands out."""
    url: str
    header: str
    """In which the secret is shown ..."""
    prefix: str
    """... after this."""
    accepted: tuple[int, ...]
    """HTTP statuses of a secret that is good."""
    refused: tuple[int, ...] = (401,)

    def __post_init__(self) -> None:
        """Refuse an address to which a secret would go readable.

        Raises:
            ValueError: it would.

        """
        if not re.match(r"https://|http://127\.0\.0\.1[:/]", self.url):
            raise ValueError(f"{self.name} is asked by https only")


ISSUERS: Final = (
    Issuer(
        "github",
        "GitHub",
        tuple(f"secrets/github-{kind}" for kind in ("pat", "fine-grained-pat", "oauth", "app-token")),
        # Any token may ask, of a user or of an App, and it counts against no limit: https://docs.github.com/rest/rate-limit/rate-limit
        "https://api.github.com/rate_limit",
        "Authorization",
        "Bearer ",
        (200,),
    ),
    Issuer(
        "gitlab",
        "GitLab.com",
        tuple(f"secrets/gitlab-pat{form}" for form in ("", "-routable", "-routable-versioned")),
        "https://gitlab.com/api/v4/personal_access_tokens/self",  # https://docs.gitlab.com/api/personal_access_tokens/
        "PRIVATE-TOKEN",
        "",
        (200,),
    ),
    Issuer(
        "npm",
        "npm",
        ("secrets/npm-access-token", "secrets/veles-npmjsaccesstoken"),
        "https://registry.npmjs.org/-/whoami",  # https://docs.npmjs.com/cli/commands/npm-whoami
        "Authorization",
        "Bearer ",
        (200,),
    ),
    Issuer(
        "stripe",
        "Stripe",
        ("secrets/stripe-access-token",),
        "https://api.stripe.com/v1/balance",
        "Authorization",
        "Bearer ",
        (200, 403),  # 403: a restricted key that may do other things, https://docs.stripe.com/api/errors
    ),
)


def issuers_named(names: Iterable[str]) -> tuple[Issuer, ...]:
    """The issuers opted in to.

    Raises:
        ValueError: a name that is none's.

    """
    known = {issuer.name: issuer for issuer in ISSUERS}
    asked = dict.fromkeys(names)
    if unknown := [name for name in asked if name not in known]:
        raise ValueError(f"there is no issuer {', '.join(unknown)} that can be asked: choose from {', '.join(known)}")
    return tuple(known[name] for name in asked)


def told_of(rule: str, answer: Answer | None, issuers: Iterable[Issuer]) -> str:
    """What to add to a finding; nothing if nobody was asked.

    A refusal proves little and so makes nothing of it less severe: servers of one's own hand out secrets of the same form.
    """
    spelled = next((issuer.spelled for issuer in issuers if rule in issuer.rules), None)
    if answer is None or spelled is None:
        return ""
    said = {
        Answer.ACCEPTED: "accepts it: it is in force.",
        Answer.REFUSED: "refuses it: it was revoked, or is another server's.",
        Answer.UNKNOWN: "gave no answer about it.",
    }
    return f" {spelled} {said[answer]}"
