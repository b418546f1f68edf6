import json
import shlex
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bench.agreement.comparison import Explanation, compare, explained, read_explanations, report
from bench.agreement.facts import CAPITALS, GIT_RANGE, ODD_TIME, facts_of
from bench.agreement.matched import Hit, UnreadableAnswerError, theirs
from bench.agreement.run import DEFAULT_EXPLANATIONS, main

DJANGO = Hit("django", "1.0", ("CVE-1", "PYSEC-1"))
FLASK = Hit("flask", "1.0", ("PYSEC-2",))
MUX = Hit("github.com/gorilla/mux", "1.8.0", ("GO-1",))


def test_findings_of_one_vulnerability_agree_whatever_they_call_it() -> None:
    found = compare([DJANGO, FLASK], [Hit("django", "1.0", ("CVE-1", "GHSA-1")), MUX])
    assert (found.agreed, found.only_ours, found.only_theirs) == ((DJANGO,), (FLASK,), (MUX,))


def test_a_reference_answers_in_lines_or_as_osv_scanner_does() -> None:
    package = {"name": "github.com/Gorilla/Mux", "version": "v1.8.0"}
    document = {"results": [{"packages": [{"package": package, "groups": [{"ids": ["GO-1"], "aliases": []}]}]}]}
    assert theirs(json.dumps(document)) == {MUX} == theirs("github.com/gorilla/mux\tv1.8.0\tGO-1\n\n")
    assert theirs('{"results": null}') == frozenset()
    with pytest.raises(UnreadableAnswerError, match="line 1"):
        theirs("what")


def test_a_difference_is_told_with_its_explanation_or_an_empty_slot() -> None:
    found = compare([DJANGO, FLASK], [])
    because = (Explanation("only ours", "dj*", "PYSEC-*", "It is so."),)
    told = list(report(found, because, 10))
    assert told[0] == "0 agreed, 2 only ours, 0 only theirs"
    assert "    because: It is so." in told
    assert "    because: (not explained yet)" in told
    assert told[-1] == "1 not explained"
    assert list(report(found, (), 1))[-2] == "only ours: 1 more"


def test_an_explanation_that_needs_a_fact_holds_only_with_it() -> None:
    one = Explanation("only ours", "*", "PYSEC-*", "It has commits.", GIT_RANGE)
    assert explained("only ours", FLASK, [one], {}) is None
    assert explained("only ours", FLASK, [one], {"PYSEC-2": frozenset({GIT_RANGE})}) == "It has commits."
    assert explained("only theirs", FLASK, [one], {"PYSEC-2": frozenset({GIT_RANGE})}) is None


def record(name: str, *kinds: str, modified: str = "2026-01-01T00:00:00Z", ecosystem: str = "PyPI") -> dict[str, Any]:
    ranges = [{"type": kind, "events": [{"introduced": "0"}]} for kind in kinds]
    return {
        "id": "PYSEC-1",
        "modified": modified,
        "affected": [{"package": {"ecosystem": ecosystem, "name": name}, "ranges": ranges}],
    }


@pytest.mark.parametrize(
    ("told", "facts"),
    [
        (record("a", "ECOSYSTEM"), set()),
        (record("a", "GIT", "ECOSYSTEM"), {GIT_RANGE}),
        (record("A"), {CAPITALS}),
        (record("a", modified="1-01-01T00:00:00Z"), {ODD_TIME}),
    ],
)
def test_facts_of_records(tmp_path: Path, told: dict[str, Any], facts: set[str]) -> None:
    archived(tmp_path, told)
    assert facts_of(tmp_path, ["PYSEC-1", "PYSEC-2"]) == {"PYSEC-1": facts}


def archived(folder: Path, *records: dict[str, Any]) -> None:
    (folder / "PyPI").mkdir()
    with zipfile.ZipFile(folder / "PyPI" / "all.zip", "w") as archive:
        for told in records:
            archive.writestr(f"{told['id']}.json", json.dumps(told))


def test_the_harness_runs_both_on_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archived(tmp_path, record("a", "ECOSYSTEM"))
    sbom = tmp_path / "bom.cdx.json"
    component = {"type": "library", "name": "a", "version": "1.0", "purl": "pkg:pypi/a@1.0"}
    sbom.write_text(json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [component]}))
    script = "import sys, pathlib; assert pathlib.Path(sys.argv[1]).exists(); print('a\\t1.0\\tPYSEC-1\\nb\\t2\\tPYSEC-9')"
    reference = shlex.join([sys.executable, "-c", script]) + " {sbom}"
    main(["--archives", str(tmp_path), "--sbom", str(sbom), "--reference", reference])
    assert capsys.readouterr().out.splitlines()[:2] == ["1 agreed, 0 only ours, 1 only theirs", "only theirs: b 2: PYSEC-9"]
    drawn = shlex.join([sys.executable, "-c", "print('a\\t9\\tPYSEC-9')"])
    main(["--archives", str(tmp_path), "--count", "5", "--reference", drawn])
    assert "1 only theirs" in capsys.readouterr().out


def test_without_a_reference_it_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OUTRIDER_BENCH_REFERENCE", raising=False)
    main([])
    assert "no reference to agree with" in capsys.readouterr().out


def test_the_explanations_at_hand_can_be_read() -> None:
    assert all(one.why.endswith(".") and one.side.startswith("only ") for one in read_explanations(DEFAULT_EXPLANATIONS))
