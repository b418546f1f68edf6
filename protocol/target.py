"""What is scanned: a repository at a commit, an image digest, a function's code, a machine. Or nothing: a probe."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

CommitId = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})$")]
"""A full git object id, SHA-1 or SHA-256."""

Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]

Glob = Annotated[str, StringConstraints(min_length=1, max_length=500)]


class _Target(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Paths(_Target):
    """Which files of a repository are read: those some `include` matches (all when empty) and no `exclude` does."""

    include: tuple[Glob, ...] = Field(default=(), max_length=500)
    exclude: tuple[Glob, ...] = Field(default=(), max_length=500)


class RepositoryTarget(_Target):
    """A repository at a commit, compared with its merge base where there is one."""

    type: Literal["repository"] = "repository"
    host: str = Field(min_length=1, max_length=255)
    path: str = Field(min_length=1, max_length=500)
    """`owner/name`, or the full path on GitLab."""
    head: CommitId
    merge_base: CommitId | None = None
    scope: Literal["change", "full"] = "change"
    """`change` reads what differs from the merge base; `full` reads everything at head. Only what a scan read can it close."""
    paths: Paths = Paths()


class ImageTarget(_Target):
    """A container image, by the digest its tag stood for when the scan was asked for."""

    type: Literal["image"] = "image"
    ref: str = Field(min_length=1, max_length=500)
    digest: Digest


class FunctionTarget(_Target):
    """A Lambda function's deployed code."""

    type: Literal["function"] = "function"
    arn: str = Field(pattern=r"^arn:aws[a-z-]*:lambda:", max_length=300)
    code_sha256: str = Field(min_length=1, max_length=100)


class MachineTarget(_Target):
    """A virtual machine."""

    type: Literal["machine"] = "machine"
    cloud: Literal["aws", "azure"]
    id: str = Field(min_length=1, max_length=500)


Target = Annotated[RepositoryTarget | ImageTarget | FunctionTarget | MachineTarget, Field(discriminator="type")]
"""What can be scanned."""


class ProbeTarget(_Target):
    """Nothing to scan: the Job looks whether its ways lead to the forge and to where reports go, and says so.

    It has no commit, image, function or machine, so that its ticket opens no grant and starts no engine.
    """

    type: Literal["probe"] = "probe"
    forge: str = Field(
        pattern=r"^https?://(\[[0-9A-Fa-f:.]{2,45}\]|[0-9A-Za-z]([0-9A-Za-z.-]{0,251}[0-9A-Za-z])?)(:[0-9]{1,5})?$",
        max_length=300,
    )
    """Where it is reached: scheme, host and port alone."""


TicketTarget = Annotated[
    RepositoryTarget | ImageTarget | FunctionTarget | MachineTarget | ProbeTarget, Field(discriminator="type")
]
"""What a ticket may be for."""
