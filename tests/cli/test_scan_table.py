import io
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from app.collect.triage import Triage
from cli.scan_table import print_table
from findings.coverage import Outcome
from findings.formats.dossier import Dossier
from findings.model import Fix, Location
from findings.suppress import Suppressed
from tests.findings.dossiers import INJECTION, PACKAGE, dossier, hostile, sample
from tests.findings.formats.test_registry import UNSEEN
from tests.findings.samples import run


def shown(scan: Dossier) -> str:
    stream = io.StringIO()
    kept = Suppressed(scan.findings, scan.suppressed, (), ())
    print_table(Triage(scan.runs, scan.findings, kept, scan.verdict), compared=scan.compared, stream=stream)
    return stream.getvalue()


def test_a_pipe_gets_no_colours_and_what_blocks_comes_first() -> None:
    text = shown(sample())
    assert "\x1b" not in text
    assert text.index("shop/orders.py:14") < text.index("config.py:3") < text.index("requirements.txt:1") < text.index("old.py:7")
    assert "gone.py" not in text
    assert text.splitlines()[0].endswith("new  blocks")
    assert text.splitlines()[-1].startswith("3 new findings, 2 blocking")


def test_a_finding_is_told_with_its_line_way_fix_and_upgrade() -> None:
    text = shown(sample())
    for told in (
        "14 |     cursor.execute(query)",
        "data: shop/orders.py:12 > line 14",
        "fix: cursor.execute(query, values)",
        "upgrade django 1.0 to 1.1",
        "1 critical, 1 high, 1 medium, 1 low in 4 files; 1 fixed",
        "packages: a.lock: It does not parse.",
    ):
        assert told in text


def test_a_malicious_package_is_to_be_removed() -> None:
    assert PACKAGE.advisory
    assert "remove django" in shown(dossier(replace(PACKAGE, advisory=replace(PACKAGE.advisory, fix=Fix.REMOVE))))


def test_what_is_suppressed_is_told_with_the_reason() -> None:
    told = "Suppressed\n  requirements.txt:1 packages/PYSEC-9: VEX: not_affected, code_not_reachable\n"
    assert told in shown(sample())
    assert "Suppressed" not in shown(dossier(INJECTION))


def test_an_engine_that_did_not_finish_is_told_once() -> None:
    text = shown(dossier(runs=(run("code", Outcome.ERROR, "timeout"),)))
    assert text.count("It was timeout.") == 1
    assert "Could not finish" in text


def test_a_place_stays_on_one_line_however_long() -> None:
    path = "deep/" * 60 + "file.py"
    assert f"{path}:14" in shown(dossier(replace(INJECTION, location=Location(path, 14, 14)))).replace("\n  data", "")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(hostile)
def test_nothing_scanned_steers_the_terminal(scan: Dossier) -> None:
    text = shown(scan)
    assert UNSEEN.search(text) is None
    text.encode()
