"""The rule pack of the code engine: `<language>/<rule-id>.yaml`, each a list of Semgrep rules with metadata of ours.

What the rules of a language share lies in its `parts.yaml`, lists by name; `- include: NAME` in a rule's list takes one in.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from findings.model import Confidence, Severity
from scanner.engines.code_languages import analyzer_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's where PyYAML was built with it: ten times faster."""


_PARTS = "parts.yaml"


class RulePackError(Exception):
    """A rule pack that can not judge anything: our fault, or that of whoever made the pack. The message names the file."""

    reason = "bad-rules"


class _Metadata(BaseModel):
    title: str = Field(min_length=1, max_length=120)
    cwe: tuple[str, ...]
    confidence: Confidence
    severity: Severity
    help: str


class _Definition(BaseModel):
    model_config = ConfigDict(extra="allow")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    languages: tuple[str, ...] = Field(min_length=1)
    metadata: _Metadata


class _RuleFile(BaseModel):
    rules: tuple[_Definition, ...]


class _PartsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    parts: dict[str, list[object]]
    words: dict[str, str] = Field(default_factory=dict)
    """By a part's name a regular expression that is found in every file where the part matches anything."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as Semgrep runs it and as findings tell it."""

    id: str
    """Without the engine's name: `python-sql-injection`."""
    title: str
    cwe: tuple[str, ...]
    confidence: Confidence
    severity: Severity
    help: str
    analyzers: frozenset[str]
    words: str | None
    """A regular expression that is found in every file this rule can report; None where nothing tells."""
    definition: Mapping[str, object]
    """For semgrep-core, without our metadata, which it would copy into every match."""


@dataclass(frozen=True)
class RulePack:
    """The rules below a folder. Files are parsed only for languages asked for, and once."""

    root: Path

    @cached_property
    def digest(self) -> str:
        """SHA-256 over names and contents of all rule files.

        Raises:
            RulePackError: the pack can not be read, or holds no rule.

        """
        total = hashlib.sha256()
        if not self._files("*"):
            raise RulePackError(f"there is no rule below {self.root}: install the rules, or name the folder that holds them.")
        for file in sorted(self.root.glob("*/*.yaml")):
            name = file.relative_to(self.root).as_posix().encode()
            total.update(b"%d:%b%b" % (len(name), name, hashlib.sha256(_read(file)).digest()))
        return total.hexdigest()

    def rules(self, folders: Iterable[str]) -> tuple[Rule, ...]:
        """The rules of some languages' folders; a folder that is not there has none.

        Raises:
            RulePackError: a file is not a rule file, or two rules have one id.

        """
        found = [rule for folder in sorted(set(folders)) for file in self._files(folder) for rule in _load(file)]
        ids = [rule.id for rule in found]
        if twice := {rule_id for rule_id in ids if ids.count(rule_id) > 1}:
            raise RulePackError(f"rule ids must be unique, these are not: {', '.join(sorted(twice))}.")
        return tuple(found)

    def _files(self, folder: str) -> list[Path]:
        found = self.root.glob(f"{folder}/*.yaml")
        return sorted(file for file in found if file.name != _PARTS)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise RulePackError(f"{file} can not be read ({error.strerror}): install the rules again.") from error


def _content(file: Path) -> object:
    try:
        return yaml.load(_read(file), Loader=_Loader)  # noqa: S506  both loaders are safe ones
    except (yaml.YAMLError, RecursionError) as error:
        raise RulePackError(f"{file} is not a rule file of ours: {error}") from error


@lru_cache(maxsize=1024)
def _load(file: Path) -> tuple[Rule, ...]:
    try:
        document = _RuleFile.model_validate(_content(file))
    except ValidationError as error:
        raise RulePackError(f"{file} is not a rule file of ours: {error}") from error
    parts = _parts(file.with_name(_PARTS))
    try:
        return tuple(_rule(definition, parts) for definition in document.rules)
    except KeyError as error:
        raise RulePackError(f"{file} includes {error}, which is no list of {_PARTS} beside it.") from error


@lru_cache(maxsize=64)
def _parts(file: Path) -> _PartsFile:
    if not file.exists():
        return _PartsFile(parts={})
    try:
        return _PartsFile.model_validate(_content(file))
    except ValidationError as error:
        raise RulePackError(f"{file} is not a file of lists that rules include: {error}") from error


def _rule(definition: _Definition, parts: _PartsFile) -> Rule:
    metadata = definition.metadata
    body = definition.model_dump(mode="json", exclude={"metadata"})
    return Rule(
        id=definition.id,
        title=metadata.title,
        cwe=metadata.cwe,
        confidence=metadata.confidence,
        severity=metadata.severity,
        help=metadata.help,
        analyzers=frozenset(analyzer_name(language) for language in definition.languages),
        words=_words(body.get("pattern-sources"), parts.words),
        definition={key: _whole(value, parts.parts) for key, value in body.items()},
    )


def _words(sources: object, words: Mapping[str, str]) -> str | None:
    """Of a taint rule, whose matches begin at a source in the same file."""
    found = [words.get(_included(item) or "") for item in sources] if isinstance(sources, list) else [None]
    known = [each for each in found if each is not None]
    return "|".join(known) if len(known) == len(found) else None


def _whole(value: object, parts: Mapping[str, list[object]]) -> object:
    """A rule's field with the included lists in place of their names. Lists of a rule's first level alone can include."""
    if not isinstance(value, list):
        return value
    lists = ([item] if (name := _included(item)) is None else parts[name] for item in value)
    return [item for each in lists for item in each]


def _included(item: object) -> str | None:
    return str(item["include"]) if isinstance(item, dict) and item.keys() == {"include"} else None
