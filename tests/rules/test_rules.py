"""Every rule of ours against the cases beside it: what it must report and what it must leave alone."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from rules import RULES
from scanner.engines.code_languages import language_of
from scanner.engines.code_rules import RulePack

LANGUAGES = {
    "python": (".py",),
    "javascript": (".js", ".jsx", ".ts", ".tsx"),
    "java": (".java",),
    "go": (".go",),
    "php": (".php",),
    "ruby": (".rb",),
    "csharp": (".cs",),
    "dockerfile": (".dockerfile",),
    "github": (".yml",),
    "kubernetes": (".yml",),
    "terraform": (".tf",),
}
"""Folders of the pack, and how the cases in them end."""
SPOKEN = {"javascript": ["javascript", "typescript"], "github": ["yaml"], "kubernetes": ["yaml"]}
"""What rules of a folder say they are for, where that is not the folder's name."""
EXPECTATION = re.compile(r"(?://|#|\{/\*)\s*(ruleid|ok): ([a-z-]+)")
METADATA = {"title", "severity", "confidence", "cwe", "owasp", "help"}
OWN_SOURCES = {
    "java-archive-path",
    "java-weak-randomness",
    "javascript-archive-path",
    "javascript-dom-redirect",
    "javascript-dom-xss",
    "javascript-exported-command",
    "javascript-reflected-origin",
    "javascript-weak-randomness",
    "python-weak-randomness",
}
"""Taint rules about something else than what a request carries."""


class Rule(NamedTuple):
    """One rule as its file states it, with what it includes."""

    path: Path
    body: dict[str, Any]


class Expectation(NamedTuple):
    """What the comment above a line of a case file says about that line."""

    rule: str
    path: Path
    line: int
    reported: bool


def rules_of(language: str) -> list[Rule]:
    whole = {rule.id: rule.definition for rule in RulePack(RULES).rules((language,))}
    return [
        Rule(path, {**body, **whole[body["id"]]})
        for path in sorted((RULES / language).glob(f"{language}-*.yaml"))
        for body in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
    ]


ALL_RULES = [rule for language in LANGUAGES for rule in rules_of(language)]
each_rule = pytest.mark.parametrize("rule", ALL_RULES, ids=[rule.body["id"] for rule in ALL_RULES])


def case_files(language: str) -> list[Path]:
    return sorted(path for path in (RULES / language).glob("*") if path.suffix in LANGUAGES[language])


def expectations(language: str) -> list[Expectation]:
    found = []
    for path in case_files(language):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found += [Expectation(rule, path, number + 1, kind == "ruleid") for kind, rule in EXPECTATION.findall(line)]
    return found


def expected(rule: str, *, reported: bool) -> set[tuple[str, int]]:
    return {
        (each.path.name, each.line)
        for language in LANGUAGES
        for each in expectations(language)
        if each.rule == rule and each.reported == reported
    }


def semgrep_core() -> Path:
    package = importlib.util.find_spec("semgrep")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "bin" / "semgrep-core"


def analyzer(path: Path) -> str:
    """The engine's name for the language a file is written in."""
    found = language_of(path.parent, path.name)
    return "yaml" if found is None else found.analyzer


@cache
def reported_lines(language: str) -> dict[str, set[tuple[str, int]]]:
    """All rules of a language over all its cases in one run: rule id -> (file name, line)."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules.json")
        rules.write_text(json.dumps({"rules": [rule.body for rule in rules_of(language)]}), encoding="utf-8")
        targets = Path(folder, "targets.json")
        code = [
            {"path": {"fpath": str(path), "ppath": f"/{path.name}"}, "analyzer": analyzer(path), "products": ["sast"]}
            for path in case_files(language)
        ]
        targets.write_text(json.dumps(["Targets", [["CodeTarget", target] for target in code]]), encoding="utf-8")
        command = [str(semgrep_core()), "-json", "-json_nodots", "-rules", str(rules), "-targets", str(targets), "-j", "2"]
        answer = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    assert answer["errors"] == []
    lines: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for result in answer["results"]:
        lines[result["check_id"]].add((Path(result["path"]).name, result["start"]["line"]))
    return lines


def folder_of(rule: Rule) -> str:
    return rule.path.parent.name


def rule_of(case: Path) -> str:
    """The rule a case file is about: `<rule>.<extension>`, or `<rule>.<number>.<extension>` for what takes a file of its own."""
    return case.name.partition(".")[0]


@each_rule
def test_reports_exactly_what_its_cases_say(rule: Rule) -> None:
    name = rule.body["id"]
    own_files = {path.name for path in case_files(folder_of(rule)) if rule_of(path) == name}
    reported = reported_lines(folder_of(rule))[name]
    assert expected(name, reported=True) - reported == set(), "missed"
    assert reported & expected(name, reported=False) == set(), "reported although it is fine"
    unannounced = {place for place in reported if place[0] in own_files} - expected(name, reported=True)
    assert unannounced == set(), "reported on a line nobody announced"


@each_rule
def test_has_enough_cases_of_both_kinds(rule: Rule) -> None:
    assert len(expected(rule.body["id"], reported=True)) >= 3
    assert len(expected(rule.body["id"], reported=False)) >= 3


@each_rule
def test_is_named_as_its_file_and_language(rule: Rule) -> None:
    assert rule.body["id"] == rule.path.stem
    assert rule.body["id"].startswith(f"{folder_of(rule)}-")
    assert rule.body["languages"] == SPOKEN.get(folder_of(rule), [folder_of(rule)])


@each_rule
def test_says_what_is_wrong_and_what_to_do(rule: Rule) -> None:
    metadata = rule.body["metadata"]
    assert set(metadata) >= METADATA
    assert metadata["severity"] in {"critical", "high", "medium", "low", "info"}
    assert metadata["confidence"] in {"high", "medium", "low"}
    assert all(re.fullmatch(r"CWE-\d+", cwe) for cwe in metadata["cwe"])
    assert re.fullmatch(r"A\d\d:2021", metadata["owasp"])
    assert not metadata["title"].endswith(".")
    assert len(metadata["title"]) <= 70
    assert rule.body["message"].endswith(".")
    assert "```" in metadata["help"], "an example of before and after"
    assert "**Fix:**" in metadata["help"]


def test_rule_ids_are_unique() -> None:
    names = [rule.body["id"] for rule in ALL_RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["pattern-sources", "pattern-propagators", "options"])
def test_taint_rules_of_a_language_share_one_view_of_its_frameworks(language: str, part: str) -> None:
    stated = {
        rule.body["id"]: json.dumps(rule.body[part], sort_keys=True)
        for rule in rules_of(language)
        if rule.body.get("mode") == "taint" and rule.body["id"] not in OWN_SOURCES
    }
    assert len(set(stated.values())) <= 1, f"{part} differ among {sorted(stated)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_case_files_belong_to_rules(language: str) -> None:
    names = {rule.body["id"] for rule in rules_of(language)}
    assert {rule_of(path) for path in case_files(language)} <= names
    assert {each.rule for each in expectations(language)} <= names
