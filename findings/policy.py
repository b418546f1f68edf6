"""What a repository asks of its scans: which engines and paths, what may fail a change, and what is lived with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from findings.model import Fix, Severity
from findings.paths import fault
from findings.policy_reader import PolicyError, PolicyReader, shown
from findings.suppress import InvalidSuppressionError, Suppression

if TYPE_CHECKING:
    from collections.abc import Collection

    from findings.model import Finding
    from findings.policy_reader import LineOf, Where

__all__ = [
    "ENGINES",
    "OPTIONAL_ENGINES",
    "InvalidPolicyError",
    "Mode",
    "OnError",
    "OnNoFix",
    "OnPartial",
    "Policy",
    "PolicyError",
    "parse_policy",
]

ENGINES = ("code", "secrets", "packages")
"""Those that run where a policy names none."""
OPTIONAL_ENGINES = ("qscanner",)
"""Those that run only where a policy names them: somebody licenses and installs them."""
_NAMEABLE = (*ENGINES, *OPTIONAL_ENGINES)


class Mode(StrEnum):
    """Whether a verdict may fail a change."""

    ENFORCE = "enforce"
    OBSERVE = "observe"
    """Say what would have failed, and fail nothing."""


class OnError(StrEnum):
    """What a scan that could not finish does to a change."""

    FAIL = "fail"
    PASS = "pass"  # noqa: S105  the policy's word, not a password


class OnPartial(StrEnum):
    """What a scan that could not read everything does to a change."""

    PASS = "pass"  # noqa: S105  the policy's word, not a password
    BLOCK = "block"


class OnNoFix(StrEnum):
    """What a vulnerable package without any fixed version does to a change."""

    PASS = "pass"  # noqa: S105  the policy's word, not a password
    BLOCK = "block"


class InvalidPolicyError(ValueError):
    """A policy that could not be meant. `.reason` is `unknown-threshold`, `no-engines`, `unknown-engine` or `bad-path`."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Policy:
    """A repository's settings; the defaults are what holds without any."""

    fail_on: Severity = Severity.HIGH
    """New findings this bad or worse fail a change."""
    mode: Mode = Mode.ENFORCE
    on_error: OnError = OnError.FAIL
    on_partial: OnPartial = OnPartial.PASS
    engines: tuple[str, ...] | None = None
    """The engines to run; None for `ENGINES`."""
    include: tuple[str, ...] = ()
    """Globs of the files to scan, see `findings.paths`; all files when empty."""
    exclude: tuple[str, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    unknown_as: Severity = Severity.HIGH
    """How an advisory without any score gates."""
    on_no_fix: OnNoFix = OnNoFix.PASS
    deny_licences: tuple[str, ...] = ()
    """SPDX ids, `*` for any characters; see `findings.licences`."""
    vex: tuple[str, ...] = ()
    """Paths of VEX documents in the repository, read where the policy is read."""

    def __post_init__(self) -> None:
        """Refuse a policy that could not be applied.

        Raises:
            InvalidPolicyError: a threshold without a place in the order, no or unknown engines, or a path that is none.

        """
        if Severity.UNKNOWN in (self.fail_on, self.unknown_as):
            raise InvalidPolicyError(
                "unknown-threshold", "fail_on and unknown_as must be a severity that has a place in the order"
            )
        if self.engines is not None and not self.engines:
            raise InvalidPolicyError("no-engines", "engines must name at least one engine, or be None for all")
        for engine in self.engines or ():
            if engine not in _NAMEABLE:
                raise InvalidPolicyError("unknown-engine", f"engines must be of {', '.join(_NAMEABLE)}")
        for glob in (*self.include, *self.exclude):
            if (objection := fault(glob)) is not None:
                raise InvalidPolicyError("bad-path", f"a path {objection}")

    def blocks(self, finding: Finding) -> bool:
        """Whether a finding fails a change that introduces it."""
        waits = finding.advisory is not None and finding.advisory.fix is Fix.NOT_YET
        return self.gates(finding.severity) and not (waits and self.on_no_fix is OnNoFix.PASS)

    def gates(self, severity: Severity) -> bool:
        """Whether a new finding this bad fails a change."""
        resolved = self.unknown_as if severity is Severity.UNKNOWN else severity
        return resolved.at_least(self.fail_on)


MAX_GLOBS, MAX_GLOB_CHARS, MAX_GLOBS_BYTES = 500, 500, 10_000
"""Of `paths.include` and of `paths.exclude`; the bytes are of both together, in UTF-8. They travel in every scan's ticket."""
MAX_VEX = 10
_Word = TypeVar("_Word", bound=StrEnum)

_SCORED = tuple(severity for severity in Severity if severity is not Severity.UNKNOWN)
_KEYS = (
    "fail-on",
    "mode",
    "on-error",
    "on-partial",
    "engines",
    "paths",
    "suppressions",
    "unknown-as",
    "no-fix",
    "deny-licences",
    "vex",
)
_TARGETS = ("fingerprint", "rule", "path", "advisory", "package")


def parse_policy(document: object, line_of: LineOf) -> tuple[Policy, tuple[PolicyError, ...]]:
    """Read a policy from a decoded YAML or JSON document, strictly.

    Args:
        document: what the decoder gave: mappings, lists, strings, dates; None for an empty file.
        line_of: tells the line (from 1) of a key or item by its way from the root, as `("suppressions", 0, "expires")`; for a
            key that is missing, of what should hold it.

    Returns:
        The policy and no errors, or the default policy and all errors in the order of their lines. A policy with any error
        does not count in part: nobody should have to guess which half of their file is in force.

    """
    reader = PolicyReader(line_of)
    policy = _policy(reader, {} if document is None else document)
    if reader.errors:
        return Policy(), tuple(sorted(reader.errors, key=lambda error: (error.line, error.path, error.message)))
    return policy, ()


def _policy(reader: PolicyReader, document: object) -> Policy:
    """Read every key, also behind a wrong one, so that all errors are found at once."""
    given = reader.mapping(document, (), _KEYS)
    paths = reader.mapping(given.get("paths", {}), ("paths",), ("include", "exclude"))
    include, exclude = _globs(reader, paths, "include"), _globs(reader, paths, "exclude")
    if sum(len(glob.encode(errors="replace")) for glob in (*include, *exclude)) > MAX_GLOBS_BYTES:
        reader.refuse(("paths",), f"must not have more than {MAX_GLOBS_BYTES} bytes in all; name folders instead of files")
    return Policy(
        fail_on=_choice(reader, given, "fail-on", _SCORED, Severity.HIGH),
        mode=_choice(reader, given, "mode", tuple(Mode), Mode.ENFORCE),
        on_error=_choice(reader, given, "on-error", tuple(OnError), OnError.FAIL),
        on_partial=_choice(reader, given, "on-partial", tuple(OnPartial), OnPartial.PASS),
        engines=_engines(reader, given["engines"]) if "engines" in given else None,
        include=include,
        exclude=exclude,
        suppressions=_suppressions(reader, given.get("suppressions", [])),
        unknown_as=_choice(reader, given, "unknown-as", _SCORED, Severity.HIGH),
        on_no_fix=_choice(reader, given, "no-fix", tuple(OnNoFix), OnNoFix.PASS),
        deny_licences=_texts(reader, given, "deny-licences"),
        vex=_vex(reader, given),
    )


def _choice(reader: PolicyReader, given: dict[str, object], key: str, options: Collection[_Word], default: _Word) -> _Word:
    return (reader.choice(given[key], (key,), options) or default) if key in given else default


def _engines(reader: PolicyReader, value: object) -> tuple[str, ...] | None:
    named = reader.items(value, ("engines",))
    if value == []:
        reader.refuse(("engines",), f"must name at least one of {', '.join(ENGINES)}; leave it out for all")
    for number, name in enumerate(named):
        if name not in _NAMEABLE:
            reader.refuse(("engines", number), f"must be one of {', '.join(_NAMEABLE)}, not {shown(name)}")
    return tuple(engine for engine in _NAMEABLE if engine in named) or None


def _globs(reader: PolicyReader, paths: dict[str, object], key: str) -> tuple[str, ...]:
    globs: list[str] = []
    items = reader.items(paths.get(key, []), ("paths", key))
    if len(items) > MAX_GLOBS:
        reader.refuse(("paths", key), f"must not have more than {MAX_GLOBS} items")
    for number, value in enumerate(items):
        where: Where = ("paths", key, number)
        glob = reader.text(value, where)
        if glob is None:
            continue
        if len(glob) > MAX_GLOB_CHARS:
            reader.refuse(where, f"must have at most {MAX_GLOB_CHARS} characters")
        elif (objection := fault(glob)) is not None:
            reader.refuse(where, objection)
        else:
            globs.append(glob)
    return tuple(globs)


def _texts(reader: PolicyReader, given: dict[str, object], key: str) -> tuple[str, ...]:
    items = reader.items(given.get(key, []), (key,))
    read = (reader.text(item, (key, number)) for number, item in enumerate(items))
    return tuple(text.strip() for text in read if text is not None)


def _vex(reader: PolicyReader, given: dict[str, object]) -> tuple[str, ...]:
    paths = _texts(reader, given, "vex")
    if len(paths) > MAX_VEX:
        reader.refuse(("vex",), f"must not name more than {MAX_VEX} files")
    for number, path in enumerate(paths):
        if path.startswith("/") or "\\" in path or "\0" in path or any(part in {"", ".", ".."} for part in path.split("/")):
            reader.refuse(("vex", number), "must be a path of this repository, without '.' or '..'")
    return paths


def _suppressions(reader: PolicyReader, value: object) -> tuple[Suppression, ...]:
    items = reader.items(value, ("suppressions",))
    read = (_suppression(reader, item, ("suppressions", number)) for number, item in enumerate(items))
    return tuple(suppression for suppression in read if suppression is not None)


def _suppression(reader: PolicyReader, item: object, where: Where) -> Suppression | None:
    errors_before = len(reader.errors)
    given = reader.mapping(item, where, (*_TARGETS, "reason", "expires"))
    texts = {key: reader.text(given[key], (*where, key)) for key in (*_TARGETS, "reason") if key in given}
    expires = reader.day(given["expires"], (*where, "expires")) if "expires" in given else None
    if isinstance(item, Mapping):
        for key in ("reason", "expires"):
            if key not in given:
                reader.refuse(where, f"must have '{key}'")
    if len(reader.errors) > errors_before or expires is None:
        return None
    try:
        return Suppression(reason=texts.pop("reason") or "", expires=expires, **texts)
    except InvalidSuppressionError as error:
        reader.refuse(where, str(error))
        return None
