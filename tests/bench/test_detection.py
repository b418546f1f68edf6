"""The score of the labelled cases: what counts as right, what as wrong, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.detection.cases import CaseError, cases_of, languages
from bench.detection.command import main
from bench.detection.score import Rates, ScanError, score
from scanner.engines.code import CodeEngine

FORM = "from flask import request\n\ndef show(cursor):\n    name = request.args.get('name')\n    cursor.execute({})\n"
JOINED, BOUND = FORM.format("'select ' + name"), FORM.format("'select ?', (name,)")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in {
        "python/CWE-89/vulnerable/joined.py": JOINED,
        "python/CWE-89/vulnerable/missed.py": BOUND,
        "python/CWE-89/safe/bound.py": BOUND,
        "python/CWE-89/safe/in_two_files/query.py": JOINED,
        "python/CWE-89/safe/in_two_files/other.py": "",
        "python/CWE-78/safe/other_weakness.py": JOINED,
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def test_counts_findings_of_the_weakness_a_case_is_about(root: Path) -> None:
    scored = score(root / "python", cases_of("python", root), CodeEngine())
    assert scored.rates == {"CWE-78": Rates(0, 0, 1, 0), "CWE-89": Rates(2, 1, 2, 1)}
    assert [case.path for case in scored.missed] == ["CWE-89/vulnerable/missed.py"]
    assert [case.path for case in scored.accused] == ["CWE-89/safe/in_two_files"]
    assert scored.total == Rates(2, 1, 3, 1)


def test_the_score_is_right_answers_less_false_alarms() -> None:
    assert Rates(4, 3, 4, 1).score == pytest.approx(0.5)
    assert Rates(4, 4, 4, 4).score == 0
    assert Rates(0, 0, 0, 0).score == 0


def test_unlabelled_folders_and_empty_languages_are_refused(root: Path) -> None:
    with pytest.raises(CaseError, match="go"):
        cases_of("go", root)
    (root / "python" / "CWE-89" / "perhaps").mkdir()
    with pytest.raises(CaseError, match="perhaps"):
        cases_of("python", root)


def test_a_case_that_can_not_be_read_is_no_right_answer(root: Path) -> None:
    (root / "python" / "CWE-89" / "safe" / "broken.py").write_text("def (request:\n")
    with pytest.raises(ScanError, match="broken"):
        score(root / "python", cases_of("python", root), CodeEngine())


def test_every_language_has_cases_of_both_labels() -> None:
    for language in languages():
        labels = [case.vulnerable for case in cases_of(language)]
        assert any(labels), language
        assert not all(labels), language


def test_the_command_prints_a_table_and_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--cases", str(root), "--json"])
    document = json.loads(capsys.readouterr().out)["python"]
    assert (document["total"]["vulnerable"], document["total"]["safe"]) == (2, 3)
    main(["--cases", str(root), "--language", "python", "--misses"])
    assert "  missed   CWE-89/vulnerable/missed.py" in capsys.readouterr().out.splitlines()
