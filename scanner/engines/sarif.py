"""SARIF 2.1.0 as another tool wrote it, held to the part we use. What it says is hostile until it has been read here.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict, FailFast, Field, ValidationError

MAX_BYTES: Final = 16_000_000
"""Small values take many times their bytes once they are read: 25 MB of them were 660 MB (measured)."""
MAX_RESULTS: Final = 50_000
_LINES: Final = 2**31
_NO_FINDING: Final = frozenset({"pass", "notApplicable"})


class SarifError(Exception):
    """It is no SARIF that can be used. `.reason` is `bad-output` or `output`; the message quotes nothing of it."""

    def __init__(self, text: str, reason: str = "bad-output") -> None:
        super().__init__(text)
        self.reason = reason


class _FirstFault(FailFast):
    """Has a list given up at its first fault: millions of them would be told one by one. A union needs it to have a hash."""

    def __hash__(self) -> int:
        return hash(type(self))


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class _Text(_Part):
    text: str | None = None


class _Properties(_Part):
    severity: Any = None
    score: Any = Field(default=None, alias="security-severity")


class _Configuration(_Part):
    level: str | None = None


class _Rule(_Part):
    id: str
    name: str | None = None
    short: _Text | None = Field(default=None, alias="shortDescription")
    configuration: _Configuration | None = Field(default=None, alias="defaultConfiguration")
    properties: _Properties | None = None


class _Driver(_Part):
    rules: Annotated[tuple[_Rule, ...], _FirstFault(), Field(max_length=MAX_RESULTS)] | None = None


class _Tool(_Part):
    driver: _Driver


class _Artifact(_Part):
    uri: str | None = None


class _Region(_Part):
    start: int | None = Field(default=None, alias="startLine", ge=-_LINES, le=_LINES)
    end: int | None = Field(default=None, alias="endLine", ge=-_LINES, le=_LINES)


class _Physical(_Part):
    artifact: _Artifact | None = Field(default=None, alias="artifactLocation")
    region: _Region | None = None


class _Place(_Part):
    physical: _Physical | None = Field(default=None, alias="physicalLocation")


class _Result(_Part):
    rule_id: str | None = Field(default=None, alias="ruleId")
    rule_index: int | None = Field(default=None, alias="ruleIndex")
    kind: str | None = None
    level: str | None = None
    message: _Text
    places: Annotated[tuple[_Place, ...], _FirstFault()] | None = Field(default=None, alias="locations")
    properties: _Properties | None = None


class _Run(_Part):
    tool: _Tool
    results: Annotated[tuple[_Result, ...], _FirstFault(), Field(max_length=MAX_RESULTS)] | None = None


class _Document(_Part):
    version: Literal["2.1.0"]
    runs: Annotated[tuple[_Run, ...], _FirstFault(), Field(max_length=100)] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One result, as it was told; a value that was not given is empty or None."""

    rule: str
    name: str
    """The rule's short name, in some tools its kind."""
    title: str
    message: str
    level: str
    """`error`, `warning`, `note`, `none`, or a word that SARIF does not know."""
    severities: tuple[Any, ...]
    """The property `severity` of the result, then of its rule: of any type."""
    scores: tuple[Any, ...]
    """The property `security-severity`, likewise."""
    uri: str | None
    """Of its first location, percent signs undone."""
    lines: tuple[int, int]
    """From 1, the end inclusive; 1, 1 where none were given."""


def read_sarif(raw: bytes) -> tuple[Told, ...]:
    """The results of all runs, in their order. Whether the tool calls one suppressed is not looked at: that is ours to say.

    Raises:
        SarifError: it is not such a document.

    """
    if len(raw) > MAX_BYTES:
        raise SarifError(f"the report has more than {MAX_BYTES} bytes: scan less at a time.", "output")
    try:
        document = _Document.model_validate_json(raw)
    except ValidationError as error:
        place = error.errors(include_url=False, include_input=False, include_context=False)[0]["loc"]
        where = ".".join(str(part) for part in place if isinstance(part, str)) or "the top"
        raise SarifError(f"the report is no SARIF 2.1.0 (at {where[:100]}).") from None
    return tuple(told for run in document.runs or () for told in _told(run))


def _told(run: _Run) -> list[Told]:
    rules = run.tool.driver.rules or ()
    by_id = {rule.id: rule for rule in rules}
    found = (it for it in run.results or () if it.kind not in _NO_FINDING)
    return [_one(result, _rule(result, rules, by_id)) for result in found]


def _rule(result: _Result, rules: tuple[_Rule, ...], by_id: dict[str, _Rule]) -> _Rule:
    if result.rule_id is not None:
        return by_id.get(result.rule_id) or _Rule(id=result.rule_id)
    if result.rule_index is not None and 0 <= result.rule_index < len(rules):
        return rules[result.rule_index]
    raise SarifError("the report has a result of no rule.")


def _one(result: _Result, rule: _Rule) -> Told:
    level = result.level or (rule.configuration.level if rule.configuration else None) or "warning"
    properties = [it for it in (result.properties, rule.properties) if it is not None]
    physical = next((place.physical for place in result.places or () if place.physical is not None), None)
    uri = physical.artifact.uri if physical and physical.artifact else None
    region = physical.region if physical else None
    start = max(1, (region.start if region else None) or 1)
    return Told(
        rule=result.rule_id or rule.id,
        name=rule.name or "",
        title=(rule.short.text if rule.short else None) or "",
        message=result.message.text or "",
        level=level,
        severities=tuple(it.severity for it in properties if it.severity is not None),
        scores=tuple(it.score for it in properties if it.score is not None),
        uri=None if uri is None else unquote(uri, errors="replace"),
        lines=(start, max(start, (region.end if region else None) or start)),
    )
