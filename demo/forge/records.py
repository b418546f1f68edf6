"""What the forge remembers. Mutable rows, changed only while the state's lock is held."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from demo.forge.git import BareRepository

Json: TypeAlias = dict[str, Any]
"""A JSON object on its way in or out."""


@dataclass(slots=True)
class Account:
    """A person, an organisation or a bot."""

    id: int
    login: str
    kind: str
    """`User`, `Organization` or `Bot`, as in GitHub's `type`."""


@dataclass(slots=True)
class App:
    """A registered GitHub App."""

    id: int
    slug: str
    name: str
    owner: Account
    bot: Account
    permissions: dict[str, str]
    """Permission name to `read` or `write`: the most any of its tokens can hold."""
    events: tuple[str, ...]
    created: datetime


@dataclass(slots=True)
class Installation:
    """The App on one account."""

    id: int
    account: Account
    created: datetime
    suspended: datetime | None = None


@dataclass(slots=True)
class Token:
    """An installation token that was minted."""

    installation: int
    repositories: frozenset[int] | None
    """Repository ids it was narrowed to; None means all of the installation's."""
    permissions: dict[str, str]
    expires: datetime
    revoked: bool = False


@dataclass(slots=True)
class RepositoryRow:
    """A repository and what hangs on it."""

    id: int
    owner: Account
    name: str
    git: BareRepository
    created: datetime
    pushed: datetime
    default_branch: str = "main"
    fork_of: int | None = None
    archived: bool = False
    code_scanning: bool = True
    """False: uploads answer 403, as where GitHub Advanced Security is not enabled."""
    next_number: int = 1
    pulls: dict[int, Pull] = field(default_factory=dict)

    @property
    def full_name(self) -> str:
        """`owner/name`."""
        return f"{self.owner.login}/{self.name}"


@dataclass(slots=True)
class Pull:
    """A pull request."""

    id: int
    number: int
    title: str
    body: str
    author: Account
    head_repository: int | None
    """None once the fork it came from is gone."""
    head_owner: str
    head_ref: str
    head_sha: str
    base_ref: str
    base_sha: str
    merge_sha: str | None
    """The test merge; None where head and base conflict."""
    created: datetime
    updated: datetime
    draft: bool = False
    closed: datetime | None = None
    merged: datetime | None = None


@dataclass(slots=True)
class CheckRun:
    """A check run. Annotations only ever grow."""

    id: int
    repository: int
    suite: int
    app: App
    name: str
    head_sha: str
    status: str
    conclusion: str | None
    external_id: str | None
    details_url: str | None
    started: datetime | None
    completed: datetime | None
    title: str | None = None
    summary: str | None = None
    text: str | None = None
    annotations: list[Json] = field(default_factory=list)
    actions: list[Json] = field(default_factory=list)


@dataclass(slots=True)
class Comment:
    """A comment on a pull request's conversation."""

    id: int
    repository: int
    number: int
    author: Account
    body: str
    created: datetime
    updated: datetime
    app: App | None
    """The App that wrote it; None for a person's."""


@dataclass(slots=True)
class SarifUpload:
    """A code scanning upload and what became of it."""

    id: str
    repository: int
    commit_sha: str
    ref: str
    document: Json | None
    """The SARIF that arrived; None when it could not be read."""
    errors: list[str]
    polls_left: int
    """How many more times its state reads `pending`."""
    received: datetime


@dataclass(slots=True)
class Delivery:
    """One attempt to hand an event to the App's webhook."""

    id: int
    guid: str
    event: str
    action: str | None
    headers: dict[str, str]
    body: bytes
    installation: int | None
    repository: int | None
    delivered: datetime
    redelivery: bool = False
    duration: float = 0.0
    """Seconds."""
    status: str = "pending"
    """`OK`, or GitHub's sentence for what went wrong."""
    status_code: int = 0
    answer_headers: dict[str, str] = field(default_factory=dict)
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something a caller changed, kept in order so that a test can say "exactly once"."""

    kind: str
    """`check_run.created`, `check_run.updated`, `comment.created`, `comment.updated`, `comment.deleted`, `sarif.uploaded`,
    `token.minted`, `token.revoked` or `delivery.requested`."""
    repository: str | None
    """`owner/name`, where there is one."""
    subject: int | str
    """Id of what was changed."""
    detail: Json
    """What the caller asked for, without credentials."""
