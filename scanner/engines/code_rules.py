"""The rule pack of the code engine: `<language>/<rule-id>.yaml`, each a list of Semgrep rules with metadata of ours."""

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
        files = self._files("*")
        if not files:
            raise RulePackError(f"there is no rule below {self.root}: install the rules, or name the folder that holds them.")
        for file in files:
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
        return sorted(file for file in self.root.glob(f"{folder}/*.yaml") if not file.name.endswith(".test.yaml"))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise RulePackError(f"{file} can not be read ({error.strerror}): install the rules again.") from error


@lru_cache(maxsize=1024)
def _load(file: Path) -> tuple[Rule, ...]:
    try:
        document = _RuleFile.model_validate(yaml.load(_read(file), Loader=_Loader))  # noqa: S506  both loaders are safe ones
    except (yaml.YAMLError, ValidationError, RecursionError) as error:
        raise RulePackError(f"{file} is not a rule file of ours: {error}") from error
    return tuple(_rule(definition) for definition in document.rules)


def _rule(definition: _Definition) -> Rule:
    metadata = definition.metadata
    return Rule(
        id=definition.id,
        title=metadata.title,
        cwe=metadata.cwe,
        confidence=metadata.confidence,
        severity=metadata.severity,
        help=metadata.help,
        analyzers=frozenset(analyzer_name(language) for language in definition.languages),
        definition=definition.model_dump(mode="json", exclude={"metadata"}),
    )
