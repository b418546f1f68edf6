"""What every engine produces and every sink publishes: the finding and the words it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is, in our words; engines' and CVSS's words are mapped to these."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"
    UNKNOWN = "unknown"
    """An advisory without any score; how it gates is policy's to say."""

    @property
    def rank(self) -> int:
        """Worst first: critical is 0, info is 4; unknown sorts between high and medium."""
        return _RANKS[self]

    def at_least(self, other: Severity) -> bool:
        """Whether this is as bad as `other` or worse. Not defined by CVSS for `unknown`: resolve that by policy first."""
        return self.rank <= other.rank


_RANKS = {
    Severity.CRITICAL: 0,
    Severity.HIGH: 1,
    Severity.UNKNOWN: 2,
    Severity.MEDIUM: 3,
    Severity.LOW: 4,
    Severity.INFO: 5,
}


class Confidence(StrEnum):
    """How sure the engine is, apart from how bad it would be."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class State(StrEnum):
    """Where a finding stands against the merge base."""

    NEW = "new"
    EXISTING = "existing"
    FIXED = "fixed"


class Origin(StrEnum):
    """What brought a finding: the change itself, newer advisory data, or a newer engine."""

    CODE = "code"
    ADVISORIES = "advisories"
    ENGINE = "engine"


class Fix(StrEnum):
    """What can be done about a vulnerable package."""

    KNOWN = "known"
    """There are versions without it."""
    NOT_YET = "not-yet"
    """All later versions are affected too, as far as is known."""
    REMOVE = "remove"
    """The package itself is the attack: no version makes it good."""


class InvalidFindingError(ValueError):
    """A finding that no sink could publish; the message names the field and the value's fault."""


@dataclass(frozen=True, slots=True)
class Location:
    """A region of one file. Lines and columns count from 1 and the end is inclusive."""

    path: str
    """Relative to the target's root, with forward slashes."""
    start_line: int
    end_line: int
    start_column: int | None = None
    end_column: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no forge would show.

        Raises:
            InvalidFindingError: the path leaves the target, or the region is not one.

        """
        parts = self.path.split("/")
        if not self.path or self.path.startswith("/") or ".." in parts or "\0" in self.path:
            msg = f"location.path must be relative and stay inside the target, not {self.path!r}"
            raise InvalidFindingError(msg)
        if self.start_line < 1 or self.end_line < self.start_line:
            msg = f"location lines must satisfy 1 <= start <= end, not {self.start_line}..{self.end_line}"
            raise InvalidFindingError(msg)
        columns = (self.start_column, self.end_column)
        if any(column is not None and column < 1 for column in columns):
            msg = f"location columns count from 1, not {columns}"
            raise InvalidFindingError(msg)


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One place on the way of tainted data, in the order it flows."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Advisory:
    """The published vulnerability a package finding is about."""

    id: str
    """The record's id in its database, the one a person would look up first."""
    aliases: tuple[str, ...]
    """Its other ids (CVE, GHSA, PYSEC, ...), sorted."""
    package: str
    version: str
    """The version found."""
    fixed: tuple[str, ...]
    """Versions that fix it, lowest first; empty when no fix is known."""
    fix: Fix = Fix.KNOWN
    upgrade: str = ""
    """The lowest version that clears all known advisories of the package, or all that have a fix where some have none yet;
    empty where none does, and where this advisory itself has none."""
    ecosystem: str = ""
    """OSV's name: `npm`, `Debian:12`."""
    direct: bool | None = None
    """Asked for by the project itself; None where nothing tells."""
    dev: bool = False
    """Only building and testing needs the package."""
    via: tuple[str, ...] = ()
    """What pulls the package in, from the dependency asked for down to the nearest one."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Versions to upgrade to, as a sentence names them: the one that clears most, else the nearest fixes."""
        return (self.upgrade,) if self.upgrade else self.fixed[:3]


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule violated at one location in one target."""

    rule: str
    """`engine/rule-id`, stable over versions: `code/python-sql-injection`, `packages/PYSEC-2021-1`."""
    engine: str
    title: str
    """One line, what is wrong."""
    severity: Severity
    confidence: Confidence
    message: str
    """What is wrong here and what to do about it, in plain text."""
    help: str
    """The rule's longer explanation, in Markdown of ours: never text of the scanned repository."""
    location: Location
    fingerprint: str
    """Versioned stable identity, made of rule and normalised content, not of path or line; see `findings.fingerprint`."""
    related: tuple[Location, ...] = ()
    snippet: str | None = None
    """The lines concerned; secrets are masked before a finding is made."""
    cwe: tuple[str, ...] = ()
    """`CWE-89`, most specific first."""
    advisory: Advisory | None = None
    trace: tuple[TraceStep, ...] = ()
    fix: str | None = None
    """Text to put in the location's place, where the rule knows a safe one; it may quote the lines it replaces."""
    state: State = State.NEW
    origin: Origin = Origin.CODE
    commit: str | None = None
    """The commit that the location is in, where that is not head: what it brought was taken out again since."""
