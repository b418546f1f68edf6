"""What may be left out of a rule: a pattern matches in no file that lacks the words it is said to need."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bench.detection.cases import CASES
from rules import RULES
from scanner.engines.code_core import Core
from scanner.engines.code_languages import language_of
from scanner.engines.code_narrow import Narrowing
from scanner.engines.code_needs import NOTHING, Words, words_of
from scanner.engines.code_rules import RulePack
from scanner.engines.interface import Limits
from tests.equipment import long

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LISTS = ("pattern-sources", "pattern-sanitizers", "pattern-propagators", "pattern-sinks")
FORMULAS = ("pattern", "patterns", "pattern-either", "pattern-regex")
TRACKED = ("csharp", "go", "java", "javascript", "php", "python", "ruby")
"""Languages with taint rules."""


def words(*every: str, groups: tuple[tuple[Words, ...], ...] = ()) -> Words:
    return Words(frozenset(every), groups)


def formulas(body: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """All that may be left out of a taint rule: what its lists hold, and the alternatives in these."""

    def alternatives(formula: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        for each in formula.get("pattern-either", ()):
            yield each
            yield from alternatives(each)
        for each in formula.get("patterns", ()):
            yield from alternatives(each)

    for name in LISTS:
        for item in body.get(name, ()):
            yield {key: value for key, value in item.items() if key in FORMULAS}
            yield from alternatives(item)


def targets(language: str) -> list[tuple[str, str, str]]:
    files = [path for folder in (RULES, CASES) for path in sorted((folder / language).rglob("*")) if path.is_file()]
    read = {str(path): language_of(path.parent, path.name) for path in files}
    return [(path, path.lstrip("/"), found.analyzer) for path, found in read.items() if found and found.analyzer != "yaml"]


@long
@pytest.mark.parametrize("language", TRACKED)
def test_matches_only_where_its_words_are(language: str) -> None:
    rules = [rule.definition for rule in RulePack(RULES).rules([language]) if rule.definition.get("mode") == "taint"]
    told = {
        json.dumps(each, sort_keys=True): (each, body["languages"])
        for body in rules
        for each in formulas(body)
        if any(key in each for key in FORMULAS) and words_of(each) != NOTHING
    }
    search = [
        {**formula, "id": f"needs-{number}", "languages": languages, "severity": "INFO", "message": "met"}
        for number, (formula, languages) in enumerate(told.values())
    ]
    output = Core().run(search, targets(language), Limits(seconds=600.0), 100_000)
    met = {(match.path, match.check_id) for match in output.matches}
    needs = {f"needs-{number}": words_of(formula) for number, (formula, _) in enumerate(told.values())}
    lacking = {(path, rule) for path, rule in met if not needs[rule].in_text(lowered(path))}
    assert {(path, json.dumps(search[int(rule.removeprefix("needs-"))])) for path, rule in lacking} == set()
    assert len(met) > len(search) / 2


def lowered(path: str) -> str:
    return Path(path).read_text(encoding="latin-1").lower()


@pytest.mark.parametrize(
    ("formula", "needed"),
    [
        ({"pattern": "os.system($COMMAND, ...)"}, words("os", "system")),
        ({"pattern": '$CALL("=~/literal/", key=$VALUE)'}, words("key")),
        ({"pattern": "(HttpServletRequest $REQUEST).getParameter(...)"}, words("getparameter")),
        ({"pattern": "java.lang.Math.random()"}, words("math", "random")),
        ({"pattern": "$TARGET.replace(/dots/g, $VALUE)"}, words("replace")),
        ({"pattern": "def $F($...ARGUMENTS):\n  return self"}, NOTHING),
        ({"pattern-regex": "(?i)Sec(?:ret|ure)_KEY\\d+"}, words("sec", "_key", groups=((words("ret"), words("ure")),))),
        ({"pattern-regex": "(?:maybe)?always(?:often){1,3}"}, words("always", "often")),
        ({"pattern-regex": "what (?| only PCRE reads )"}, NOTHING),
        (
            {"pattern-either": [{"pattern": "first()"}, {"pattern": "second()"}]},
            words(groups=((words("first"), words("second")),)),
        ),
        ({"pattern-either": [{"pattern": "first()"}, {"pattern": "$ANY()"}]}, NOTHING),
        ({"patterns": [{"pattern": "first()"}, {"pattern-not-inside": "second()"}]}, words("first")),
        ({"patterns": [{"pattern": "first()"}, {"pattern-inside": {"pattern": "second()"}}]}, words("first", "second")),
        (
            {"patterns": [{"pattern": "$F()"}, {"metavariable-regex": {"metavariable": "$F", "regex": "^(?:os\\.)?popen$"}}]},
            words("popen"),
        ),
        ({"metavariable-regex": {"metavariable": "$URL", "regex": "^https://", "constant-propagation": True}}, NOTHING),
    ],
)
def test_says_which_words_a_formula_needs(formula: dict[str, object], needed: Words) -> None:
    assert words_of(formula) == needed


@pytest.fixture
def rule() -> dict[str, Any]:
    return {
        "id": "example",
        "languages": ["py"],
        "mode": "taint",
        "message": "example",
        "pattern-sources": [{"pattern": "flask.request.args"}, {"pattern": "self.rfile"}],
        "pattern-sanitizers": [{"pattern": "shlex.quote(...)"}],
        "pattern-sinks": [
            {"patterns": [{"pattern-either": [{"pattern": "os.popen($SINK)"}, {"pattern": "os.system($SINK)"}]}]},
            {"pattern": "pty.spawn(...)"},
        ],
    }


def narrowed(rule: dict[str, Any], file: Path, text: str) -> dict[str, Any]:
    file.write_text(text)
    return dict(Narrowing([(str(file), file.name, "python")]).rule(rule))


def test_leaves_out_what_the_files_do_not_mention(rule: dict[str, Any], tmp_path: Path) -> None:
    left = narrowed(rule, tmp_path / "app.py", "import os\nfrom flask import request\nos.system(request.args['q'])\n")
    assert left["pattern-sources"] == [{"pattern": "flask.request.args"}]
    assert left["pattern-sinks"] == [{"patterns": [{"pattern-either": [{"pattern": "os.system($SINK)"}]}]}]
    assert "pattern-sanitizers" not in left


def test_keeps_a_rule_that_can_find_nothing_so_that_its_files_count_as_read(rule: dict[str, Any], tmp_path: Path) -> None:
    left = narrowed(rule, tmp_path / "app.py", "print('quiet')\n")
    assert left["pattern-sources"] == rule["pattern-sources"][:1]
    assert left["pattern-sinks"] == rule["pattern-sinks"][:1]


def test_leaves_many_files_rules_as_they_are(rule: dict[str, Any], tmp_path: Path) -> None:
    assert narrowed(rule, tmp_path / "app.py", "#" * 2_000_001) == rule


def test_leaves_rules_that_only_search_as_they_are(tmp_path: Path) -> None:
    rule = {"id": "example", "languages": ["python"], "message": "example", "pattern": "eval(...)"}
    assert narrowed(rule, tmp_path / "app.py", "print('quiet')\n") == rule
