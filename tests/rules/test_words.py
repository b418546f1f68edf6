"""The words that files must have in which a shared part of taint rules matches: whoever lacks them is not asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.detection.cases import CASES, cases_of, languages
from rules import RULES
from scanner.engines.code_rules import Rule, RulePack

WORDED = sorted(folder.parent.name for folder in RULES.glob("*/parts.yaml"))
EXPECTED = re.compile(r"(?://|#|\{/\*)\s*ruleid: ([a-z-]+)")


def with_words(language: str) -> dict[str, Rule]:
    return {rule.id: rule for rule in RulePack(RULES).rules((language,)) if rule.words is not None}


@pytest.mark.parametrize("language", WORDED)
def test_every_file_that_a_rule_reports_has_its_words(language: str) -> None:
    rules, seen = with_words(language), 0
    for file in (RULES / language).iterdir():
        for name in set(EXPECTED.findall(file.read_text())) & rules.keys():
            assert re.search(rules[name].words or "", file.read_text()), (name, file.name)
            seen += 1
    assert seen >= len(rules) > 0


@pytest.mark.parametrize("language", languages())
def test_so_has_every_labelled_case_whose_weakness_comes_with_a_request(language: str) -> None:
    rules = with_words(language).values()
    cwes = {cwe for rule in rules for cwe in rule.cwe} - {cwe for rule in wordless(language) for cwe in rule.cwe}
    (words,) = {rule.words or "" for rule in rules}
    asked = [case for case in cases_of(language) if case.vulnerable and case.cwe in cwes]
    lacking = [case.path for case in asked if not any(re.search(words, text(language, name)) for name in case.files)]
    assert len(asked) > 50
    assert lacking == []


def wordless(language: str) -> list[Rule]:
    return [rule for rule in RulePack(RULES).rules((language,)) if rule.words is None]


def text(language: str, name: str) -> str:
    return Path(CASES, language, name).read_text()
