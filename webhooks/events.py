"""What deliveries are turned into: our words, whichever forge sent them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Delivery:
    """One webhook request, as its headers name it."""

    forge: str
    """`github`."""
    host: str
    guid: str
    """The forge's id of the delivery; the same when it is sent again."""
    event_name: str
    """The forge's own word: `pull_request`, `push`."""

    @property
    def key(self) -> str:
        """The same for the same delivery, different for every other."""
        return f"delivery:{self.forge}:{self.host}:{self.guid}"


@dataclass(frozen=True, slots=True)
class RepositoryRef:
    """A repository as a delivery names it. Its id stays when it is renamed or moved; owner and name do not."""

    id: int
    owner: str
    name: str
    private: bool
    default_branch: str
    """Empty when the delivery does not say."""


class ChangeAction(StrEnum):
    """What happened to a change."""

    OPENED = "opened"
    SYNCHRONIZE = "synchronize"
    """Its head moved."""
    REOPENED = "reopened"
    READY_FOR_REVIEW = "ready_for_review"
    EDITED = "edited"
    """Its target branch is another."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """Something happened to a change (a pull request)."""

    host: str
    installation_id: int
    repository: RepositoryRef
    action: ChangeAction
    number: int
    head_sha: str
    head_ref: str
    base_ref: str
    """The target branch."""
    base_sha: str
    """The target branch's tip when the delivery was made: not the merge base."""
    draft: bool
    fork: bool
    """The head is in another repository, or that repository is gone."""
    sender: str
    """Login of whoever did it; empty when the delivery does not say."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class PushEvent:
    """The default branch moved."""

    host: str
    installation_id: int
    repository: RepositoryRef
    ref: str
    """`refs/heads/main`."""
    before: str
    """All zeros when the branch is new."""
    after: str
    sender: str


@dataclass(frozen=True, slots=True)
class RerunEvent:
    """Somebody asked for a check run again."""

    host: str
    installation_id: int
    repository: RepositoryRef
    check_run_id: int
    external_id: str
    """What we gave the check run: the scan's id."""
    head_sha: str
    name: str
    app_id: int
    sender: str


@dataclass(frozen=True, slots=True)
class Ping:
    """The forge tries whether the address works."""

    host: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """A delivery that leads to nothing, and why."""

    reason: str
    """For machines: `unsupported-event`, `unsupported-action`, `other-branch`, `malformed`, ..."""
    detail: str
    """For people, one sentence."""


Event: TypeAlias = ChangeEvent | PushEvent | RerunEvent | Ping | Ignored
