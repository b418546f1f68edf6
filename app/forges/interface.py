"""What the service asks of a forge, in our words. Adapters speak the vendor's; their types stop there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from findings.formats.annotations import Annotation


CHECK_NAME = "Outrider"
"""Of the check run of a scan."""


@dataclass(frozen=True, slots=True)
class RepositoryAt:
    """A repository on a forge, with the installation through which we reach it."""

    installation_id: int
    repository_id: int
    owner: str
    name: str

    @property
    def path(self) -> str:
        """`owner/name`."""
        return f"{self.owner}/{self.name}"


@dataclass(frozen=True, slots=True)
class Change:
    """A pull request as the forge has it now, whatever a delivery said earlier."""

    number: int
    open: bool
    head: str
    target_branch: str
    target_tip: str
    """The commit the target branch stood at: policy is read there."""


@dataclass(frozen=True, slots=True)
class ReadToken:
    """A credential that reads one repository and ends by itself."""

    username: str
    value: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class CheckUpdate:
    """What a check run shows. Texts are within the forge's limits already."""

    title: str
    summary: str
    annotations: Sequence[Annotation] = ()
    """Appended to those the check has: at most 50 at a time."""
    conclusion: str | None = None
    """Set with the last update: the check is completed."""


@dataclass(frozen=True, slots=True)
class SarifState:
    """How far the forge got with an uploaded SARIF document."""

    state: str
    """`pending`, `complete` or `failed`."""
    errors: tuple[str, ...] = ()


class Repository(Protocol):
    """One repository, with a token for this session alone. Every call may raise `ForgeError`."""

    def change(self, number: int) -> Change:
        """The change as it is now."""
        ...

    def merge_base(self, target: str, head: str) -> str:
        """The best common ancestor of two commits."""
        ...

    def first_parent(self, commit: str) -> str | None:
        """The commit before this one; None for a first commit."""
        ...

    def branch_tip(self, branch: str) -> str:
        """The commit a branch stands at."""
        ...

    def file(self, path: str, commit: str) -> bytes | None:
        """A file's content at a commit; None where there is none."""
        ...


class Checks(Protocol):
    """Check runs of this App."""

    def find(self, head: str, external_id: str, name: str = CHECK_NAME) -> int | None:
        """The check run an earlier try may have opened."""
        ...

    def open(self, head: str, external_id: str, details_url: str, update: CheckUpdate) -> int:
        """Open a check run as in progress; answers its id."""
        ...

    def post(self, head: str, external_id: str, name: str, update: CheckUpdate) -> int:
        """Make a check run that is completed at once, with the update's conclusion; answers its id."""
        ...

    def update(self, check: int, update: CheckUpdate) -> None:
        """Change what the check shows; with a conclusion, complete it."""
        ...

    def annotations(self, check: int) -> int:
        """How many annotations the check has."""
        ...


class Sarif(Protocol):
    """Code scanning."""

    def upload(self, document: Mapping[str, object], commit: str, ref: str) -> str | None:
        """Upload a SARIF document; answers its id, or None where the repository has no code scanning."""
        ...

    def state(self, upload: str) -> SarifState:
        """How far the forge got with it."""
        ...


class Comments(Protocol):
    """The one comment of this App on a change."""

    def find(self, number: int, marker: str) -> int | None:
        """Our comment with this marker."""
        ...

    def create(self, number: int, body: str) -> int:
        """Write it."""
        ...

    def update(self, comment: int, body: str) -> None:
        """Write it anew, in place."""
        ...


class Session(Protocol):
    """What can be done in one repository while its token lives."""

    @property
    def repository(self) -> Repository:
        """The repository itself."""
        ...

    @property
    def checks(self) -> Checks:
        """Its check runs."""
        ...

    @property
    def sarif(self) -> Sarif:
        """Its code scanning."""
        ...

    @property
    def comments(self) -> Comments:
        """Its changes' comments."""
        ...


class Forge(Protocol):
    """A forge host."""

    host: str

    def session(self, at: RepositoryAt, **permissions: str) -> AbstractContextManager[Session]:
        """Work in one repository with a token for it and for these permissions alone, revoked at the end."""
        ...

    def locate(self, owner: str, name: str) -> RepositoryAt:
        """Where a repository is reached that is known by its name alone.

        Raises:
            ForgeError: `not-found` where this App is not installed, or there is no such repository (any more).

        """
        ...

    def read_token(self, at: RepositoryAt) -> ReadToken:
        """A token for a scanner: reads the contents of one repository."""
        ...

    def revoke(self, token: str) -> None:
        """End a token early. One that has ended already is fine."""
        ...

    def clone_url(self, at: RepositoryAt) -> str:
        """Where git fetches the repository, without credentials."""
        ...
