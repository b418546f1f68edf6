"""The parts of GitHub's bodies that we read. Everything else may be missing, new or odd.

https://docs.github.com/en/webhooks/webhook-events-and-payloads
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

MAX_ID = 2**63 - 1
MAX_TEXT = 1024
"""Longer than any branch name GitHub takes (255 bytes) or title (256 characters)."""


def _plain(text: str) -> str:
    if any(ord(character) < 0x20 or ord(character) == 0x7F for character in text):  # noqa: PLR2004  the ASCII control characters
        raise ValueError("has control characters")
    text.encode()  # raises a ValueError for a lone surrogate
    return text


def _not_dots(text: str) -> str:
    if text in {".", ".."}:
        raise ValueError("is no name")
    return text


def _shown(value: object) -> str:
    """Text that is only shown: whatever is wrong with it is taken out, for nothing depends on it."""
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value[:MAX_TEXT] if c.isprintable())


Id = Annotated[int, Field(strict=True, ge=1, le=MAX_ID)]
Sha = Annotated[str, StringConstraints(pattern=r"\A(?:[0-9a-f]{40}|[0-9a-f]{64})\z")]
Ref = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT), AfterValidator(_plain)]
Name = Annotated[str, StringConstraints(pattern=r"\A[A-Za-z0-9_.-]{1,100}\z"), AfterValidator(_not_dots)]
Shown = Annotated[str, BeforeValidator(_shown)]
Yes = Annotated[bool, BeforeValidator(lambda value: value is True)]
"""No unless it is a plain yes."""
Private = Annotated[bool, BeforeValidator(lambda value: value is not False)]
"""Yes unless it is a plain no: the careful guess."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)


class Numbered(_Part):
    """Anything of which only the id matters."""

    id: Id


class Owner(_Part):
    """Who a repository belongs to."""

    login: Name


class Sender(_Part):
    """Who did it."""

    login: Shown = ""


class Repository(_Part):
    """Where it happened."""

    id: Id
    name: Name
    owner: Owner
    private: Private = True
    default_branch: Shown = ""


class Body(_Part):
    """What all bodies have."""

    installation: Numbered
    repository: Repository
    sender: Sender | None = None

    @property
    def login(self) -> str:
        """The sender's login, empty when the body does not say."""
        return self.sender.login if self.sender else ""


class Side(_Part):
    """One side of a pull request. `repo` is null when the fork is gone."""

    sha: Sha
    ref: Ref
    repo: Numbered | None = None


class PullRequest(_Part):
    """The pull request itself."""

    number: Id
    head: Side
    base: Side
    draft: Yes = False
    title: Shown = ""


class Changes(_Part):
    """What an edit changed."""

    base: dict[str, Any] | None = None


class PullRequestBody(Body):
    """`pull_request`."""

    action: str
    pull_request: PullRequest
    changes: Changes | None = None


class PushBody(Body):
    """`push`."""

    ref: Ref
    before: Sha
    after: Sha
    deleted: Yes = False


class CheckRun(_Part):
    """The check run itself."""

    id: Id
    head_sha: Sha
    name: Shown = ""
    external_id: Shown = ""
    app: Numbered


class CheckRunBody(Body):
    """`check_run`."""

    action: str
    check_run: CheckRun
