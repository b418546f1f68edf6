"""Check-run annotations: the notes a forge shows beside the changed lines."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from findings.counts import introduced
from findings.formats.escape import clipped, one_line, printable
from findings.model import Finding, Severity, TraceStep
from findings.order import worst_first

AnnotationLevel = Literal["notice", "warning", "failure"]

# 64 KB for message and raw_details, 255 characters for the title; columns only where start and end are one line.
# https://docs.github.com/rest/checks/runs#create-a-check-run
MAX_MESSAGE_BYTES = 64 * 1024
MAX_TITLE = 255

MAX_ANNOTATIONS = 500
"""Our own choice: ten requests of GitHub's 50. People do not read more; code scanning and the report hold the rest."""

_LEVELS: dict[Severity, AnnotationLevel] = {
    Severity.CRITICAL: "failure",
    Severity.HIGH: "failure",
    Severity.UNKNOWN: "failure",
    Severity.MEDIUM: "warning",
    Severity.LOW: "notice",
    Severity.INFO: "notice",
}


@dataclass(frozen=True, slots=True)
class Annotation:
    """One note, in the words of GitHub's API."""

    path: str
    start_line: int
    end_line: int
    annotation_level: AnnotationLevel
    message: str
    title: str
    raw_details: str | None = None
    start_column: int | None = None
    end_column: int | None = None

    def as_fields(self) -> dict[str, object]:
        """The API's fields, without those that do not apply."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Annotations:
    """The notes to publish, worst first, and how many findings got none because there are too many.

    What only a commit before head has gets none and does not count: no line of head is its place. The summary tells it.
    """

    shown: tuple[Annotation, ...]
    left_out: int


def annotations(findings: Iterable[Finding], limit: int = MAX_ANNOTATIONS) -> Annotations:
    """Note the findings the change introduced, worst first; what was there before is not this author's to read."""
    told = sorted((it for it in findings if introduced(it) and it.commit is None), key=worst_first)
    return Annotations(tuple(_annotation(finding) for finding in told[:limit]), len(told[limit:]))


def _annotation(finding: Finding) -> Annotation:
    place = finding.location
    one_liner = place.start_line == place.end_line
    ordered = place.end_column is None or place.start_column is None or place.start_column <= place.end_column
    columns = one_liner and ordered
    return Annotation(
        path=place.path,
        start_line=place.start_line,
        end_line=place.end_line,
        annotation_level=_LEVELS[finding.severity],
        message=_within_bytes(printable(finding.message[:MAX_MESSAGE_BYTES]) or one_line(finding.title)),
        title=clipped(f"{finding.severity}: {one_line(finding.title)}", MAX_TITLE),
        raw_details=_details(finding),
        start_column=place.start_column if columns else None,
        end_column=place.end_column if columns else None,
    )


def _details(finding: Finding) -> str | None:
    """Say which rule, and show the lines and the way of the data."""
    parts = [f"rule: {one_line(finding.rule)}", f"fingerprint: {one_line(finding.fingerprint)}"]
    if finding.cwe:
        parts.append(f"weakness: {one_line(', '.join(finding.cwe))}")
    if finding.snippet:
        parts += ["", printable(finding.snippet[:MAX_MESSAGE_BYTES])]
    if finding.trace:
        parts += ["", *_steps(finding.trace)]
    return _within_bytes("\n".join(parts))


def _steps(trace: Sequence[TraceStep]) -> list[str]:
    return [
        f"{number}. {one_line(step.location.path)}:{step.location.start_line} {one_line(step.message)}"
        for number, step in enumerate(trace, 1)
    ]


def _within_bytes(text: str) -> str:
    encoded = text.encode()
    if len(encoded) <= MAX_MESSAGE_BYTES:
        return text
    return encoded[: MAX_MESSAGE_BYTES - 3].decode(errors="ignore") + "\N{HORIZONTAL ELLIPSIS}"
