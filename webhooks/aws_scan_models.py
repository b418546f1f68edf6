"""The detail of our own events on EventBridge: what a customer's function found in something that was put into service.

New fields are dropped. What is there has to be what it says: a result that is half understood would tell of less than was found.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from webhooks.aws_models import AccountId, Region

MAX_FINDINGS: Final = 200
MAX_ENGINES: Final = 20
MAX_DIGESTS: Final = 20
MAX_COUNT: Final = 100_000_000
ERROR: Final = "error"
ACCOUNT: Final = "account"
"""The kind of what tells of a place as a whole: that a sweep could not read it."""

Line = Annotated[str, StringConstraints(max_length=1000, pattern=r"\A[^\x00]*\z")]
"""Text of whatever was scanned: to be escaped wherever it is shown. No database takes NUL."""
Token = Annotated[str, StringConstraints(pattern=r"\A[0-9a-zA-Z][0-9a-zA-Z._:/-]{0,199}\z")]
Name = Annotated[str, StringConstraints(pattern=r"\A[0-9A-Za-z][0-9A-Za-z._/:-]{0,511}\z")]
Hash = Annotated[str, StringConstraints(pattern=r"\A[0-9a-f]{64}\z")]
Digest = Annotated[str, StringConstraints(pattern=r"\Asha256:[0-9a-f]{64}\z")]
SeverityName = Literal["critical", "high", "medium", "low", "info", "unknown"]
Count = Annotated[int, Field(ge=0, le=MAX_COUNT)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True, hide_input_in_errors=True)


class TellsVersion(_Part):
    """All that is read of a detail before its version is known."""

    v: Annotated[int, Field(ge=1)]


class Verdict(_Part):
    """What the gate concluded in the account."""

    conclusion: Literal["success", "failure", "neutral", "error"]
    """`error`: it could not be scanned, and nothing is known of it."""
    title: Line
    """Of an error, what happened and what to do."""
    reason: Line = ""
    """Of an error, for machines."""
    counts: dict[SeverityName, Count] = {}


class Engine(_Part):
    """One engine's account of itself."""

    engine: Token
    version: Line = ""
    outcome: Literal["clean", "findings", "partial", "error", "skipped"]
    reason: Line = ""
    files: Count = 0
    packages: Count = 0


class FoundPackage(_Part):
    """The package a finding is about."""

    name: Line
    version: Line = ""
    advisory: Line = ""
    fixed: Annotated[list[Line], Field(max_length=20)] = []


def _inside(path: str) -> str:
    """A path within what was scanned, as a finding's location has to be."""
    if not path or path.startswith("/") or ".." in path.split("/"):
        raise ValueError("must be relative and stay inside the target")
    return path


class Found(_Part):
    """One finding, as much of it as an event has room for."""

    severity: SeverityName
    rule: Line
    title: Line
    path: Annotated[Line, AfterValidator(_inside)]
    line: Annotated[int, Field(ge=1, le=MAX_COUNT)]
    package: FoundPackage | None = None


class Origin(_Part):
    """What an image's labels or a function's tags say of where it was made from. Hints: anybody can write them."""

    repository: Line = ""
    commit: Line = ""


class Scanned(_Part):
    """The detail, version 1."""

    v: Literal[1]
    account: AccountId
    region: Region
    kind: Literal["function", "layer", "image", "account"]
    name: Name
    identity: Hash
    """Of the content, as `cloudformation.deploys.targets` makes it."""
    digests: Annotated[list[Digest], Field(max_length=MAX_DIGESTS)] = []
    """What a pipeline may have recorded the content by."""
    advisories: Token
    """Changes with the advisory data."""
    scanned_at: Line = ""
    labels: Origin = Origin()
    tags: Origin = Origin()
    verdict: Verdict
    engines: Annotated[list[Engine], Field(max_length=MAX_ENGINES)] = []
    findings: Annotated[list[Found], Field(max_length=MAX_FINDINGS)] = []
    left_out: Count = 0
    """Findings the event had no room for; the result has them."""
    result: Line = ""
    """The result's key in the account's bucket."""

    @property
    def is_error(self) -> bool:
        """Whether there is no result."""
        return self.verdict.conclusion == ERROR
