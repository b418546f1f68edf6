"""What the process that sees secrets may say of them, word by word: anything else is refused."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from findings.model import Confidence
from scanner.engines.secrets_issuers import Answer
from scanner.engines.secrets_kinds import ENGINE

Place = tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]


class Told(BaseModel):
    """One place where a secret stands, but not what it is."""

    model_config = ConfigDict(extra="forbid")

    rule: str = Field(pattern=rf"^{ENGINE}/[a-z0-9-]+$")
    confidence: Confidence
    path: str
    start: Place
    end: Place
    length: int = Field(ge=0)
    excerpt: str | None = Field(pattern=r"^[A-Za-z0-9_-]{4}$")
    snippet: str = Field(max_length=2000)
    fingerprint: str
    answer: Answer | None = None
    """The issuer's, where one was asked."""


class Left(BaseModel):
    """A file that was not read in full."""

    model_config = ConfigDict(extra="forbid")

    path: str
    code: str


class OfTree(BaseModel):
    """What is in one tree."""

    model_config = ConfigDict(extra="forbid")

    findings: tuple[Told, ...]
    skipped: tuple[Left, ...]
    files: int = Field(ge=0)
    bytes: int = Field(ge=0)


class Answers(BaseModel):
    """The whole answer."""

    model_config = ConfigDict(extra="forbid")

    trees: tuple[OfTree, ...]
    """One for each tree asked about, in that order."""
