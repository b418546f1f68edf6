"""Files without the words of a request are read with fewer rules, and nothing is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scanner.engines.code_core import Core
from scanner.engines.code_first_run import WORTH_A_RUN, first_run
from scanner.engines.code_follow import source_rules
from scanner.engines.code_rules import RulePack
from scanner.engines.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scanner.engines.code_first_run import Further
    from scanner.engines.code_output import CoreOutput

PARTS = "words: {asked: 'request'}\nparts:\n  asked:\n    - pattern: request.args.get(...)\n"
RULE = """
rules:
  - id: python-{name}
    languages: [python]
    severity: ERROR
    message: Do not.
    metadata: {{title: T, cwe: [CWE-1], confidence: high, severity: high, help: H}}
"""
TAINT = "    mode: taint\n    pattern-sources: [{include: asked}]\n    pattern-sinks: [{pattern: run(...)}]\n"
SEARCH = "    pattern: evil(...)\n"
QUIET = "x = 1\nevil(x)\n"
WORDY = "# A request would come here.\nevil(3)\n"
LOUD = "run(request.args.get('q'))\nevil(2)\n"


class Counting(Core):
    """Runs the real core, and notes how many rules and files it was asked for."""

    asked: list[tuple[int, int]]

    def run(
        self,
        rules: Sequence[Mapping[str, object]],
        targets: Sequence[tuple[str, str, str]],
        limits: Limits,
        file_matches: int = 2000,
    ) -> CoreOutput:
        self.asked.append((len(rules), len(targets)))
        return super().run(rules, targets, limits, file_matches)


@pytest.fixture
def core() -> Counting:
    made = Counting()
    object.__setattr__(made, "asked", [])
    return made


@pytest.fixture
def pack(tmp_path: Path) -> RulePack:
    folder = tmp_path / "rules" / "python"
    folder.mkdir(parents=True)
    (folder / "parts.yaml").write_text(PARTS)
    (folder / "python-taint.yaml").write_text(RULE.format(name="taint") + TAINT)
    (folder / "python-search.yaml").write_text(RULE.format(name="search") + SEARCH)
    return RulePack(tmp_path / "rules")


def read(
    core: Core, pack: RulePack, folder: Path, quiet: int, loud: int, *, wordy: int = 0, further: Further | None = None
) -> list[tuple[str, str]]:
    files = {f"quiet{number}.py": QUIET for number in range(quiet)} | {f"loud{number}.py": LOUD for number in range(loud)}
    files |= {f"wordy{number}.py": WORDY for number in range(wordy)}
    for name, text in files.items():
        (folder / name).write_text(text)
    targets = [(str(folder / name), name, "python") for name in files]
    output = first_run(core, pack.rules(("python",)), targets, Limits(seconds=60), further)
    assert output.scanned == {target[0] for target in targets}
    return sorted((match.path.rpartition("/")[2], match.check_id) for match in output.matches)


@pytest.mark.parametrize(
    ("quiet", "loud", "runs"),
    [
        (WORTH_A_RUN, 2, [(1, WORTH_A_RUN), (2, 2)]),
        (WORTH_A_RUN - 1, 2, [(2, WORTH_A_RUN + 1)]),
        (3, 0, [(1, 3)]),
        (0, 2, [(2, 2)]),
    ],
)
def test_only_files_with_the_words_meet_all_rules(
    core: Counting, pack: RulePack, tmp_path: Path, quiet: int, loud: int, runs: list[tuple[int, int]]
) -> None:
    found = read(core, pack, tmp_path, quiet, loud)
    assert core.asked == runs
    assert len([1 for _, rule in found if rule == "python-search"]) == quiet + loud
    assert [name for name, rule in found if rule == "python-taint"] == [f"loud{number}.py" for number in range(loud)]


@pytest.mark.parametrize(("quiet", "loud"), [(3, 0), (WORTH_A_RUN, 2)])
def test_files_that_no_rule_has_anything_to_say_of_are_read_all_the_same(
    core: Counting, pack: RulePack, tmp_path: Path, quiet: int, loud: int
) -> None:
    """As on the merge base, where only the rules that fired are asked for again."""
    (pack.root / "python" / "python-search.yaml").unlink()
    found = read(core, pack, tmp_path, quiet, loud)
    assert core.asked == ([(1, loud)] if loud else [])
    assert found == [(f"loud{number}.py", "python-taint") for number in range(loud)]


@pytest.mark.parametrize(
    ("wordy", "loud", "runs"),
    [
        (WORTH_A_RUN, 2, [(2, WORTH_A_RUN + 2), (1, 2)]),
        (WORTH_A_RUN - 2, 2, [(3, WORTH_A_RUN)]),
        (WORTH_A_RUN + 1, 0, [(2, WORTH_A_RUN + 1)]),
    ],
)
def test_of_many_files_with_the_words_those_with_a_source_are_looked_for_first(
    core: Counting, pack: RulePack, tmp_path: Path, wordy: int, loud: int, runs: list[tuple[int, int]]
) -> None:
    found = read(core, pack, tmp_path, 0, loud, wordy=wordy, further=source_rules)
    assert core.asked == runs
    assert len([1 for _, rule in found if rule == "python-search"]) == wordy + loud
    assert [name for name, rule in found if rule == "python-taint"] == [f"loud{number}.py" for number in range(loud)]


def test_that_is_decided_for_each_language(core: Counting, pack: RulePack, tmp_path: Path) -> None:
    folder = pack.root / "javascript"
    folder.mkdir()
    (folder / "parts.yaml").write_text(PARTS)
    taint = (RULE.format(name="taint") + TAINT).replace("python", "javascript")
    (folder / "javascript-taint.yaml").write_text(taint)
    targets = []
    for name, language in (("a.py", "python"), ("a.js", "javascript")):
        (tmp_path / name).write_text("evil(1)\n")
        targets.append((str(tmp_path / name), name, language))
    output = first_run(core, pack.rules(("python", "javascript")), targets, Limits(seconds=60), None)
    assert core.asked == [(1, 1)]
    assert output.scanned == {target[0] for target in targets}
    assert [match.check_id for match in output.matches] == ["python-search"]


def test_a_rule_with_a_source_of_its_own_has_no_words(pack: RulePack) -> None:
    own = TAINT.replace("[{include: asked}]", "[{include: asked}, {pattern: mine(...)}]")
    (pack.root / "python" / "python-own.yaml").write_text(RULE.format(name="own") + own)
    assert {rule.id: rule.words for rule in pack.rules(("python",))} == {
        "python-own": None,
        "python-search": None,
        "python-taint": "request",
    }
