from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.db import db
from tests.advisories.samples import affected, archive, lay, record, since

PYPI = archive(record("PYSEC-1", affected("a", *since("0"))), record("PYSEC-2", withdrawn="2026-01-01T00:00:00Z"))


def run(index: Path, *arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(db, [*arguments, "--index", str(index)], env=environment, catch_exceptions=False)


def told(result: Result) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_update_then_status(tmp_path: Path) -> None:
    source, index = lay(tmp_path / "osv", PyPI=PYPI), tmp_path / "advisories.sqlite"
    done = run(index, "update", "--from", str(source))
    assert done.exit_code == 0
    assert done.stderr == "PyPI: 1 records, 1 withdrawn\n"
    shown = run(index, "status")
    assert shown.exit_code == 0
    assert "PyPI" in shown.stdout
    assert "stale" not in shown.stdout
    found = told(run(index, "status", "--json"))
    assert found["ecosystems"][0] | {"updated_at": ""} == {
        "name": "PyPI",
        "records": 1,
        "withdrawn": 1,
        "unusable": 0,
        "newest": "2026-01-02T03:04:05Z",
        "updated_at": "",
    }
    assert (found["complete"], found["stale"], found["bytes"]) == (True, False, index.stat().st_size)
    assert len(found["data_digest"]) == 64


def test_the_environment_names_the_source_and_the_index(tmp_path: Path) -> None:
    source, index = lay(tmp_path / "osv", PyPI=PYPI), tmp_path / "here.sqlite"
    environment = {"OUTRIDER_ADVISORIES_URL": str(source), "OUTRIDER_ADVISORIES_INDEX": str(index)}
    done = CliRunner().invoke(db, ["update", "--json"], env=environment, catch_exceptions=False)
    assert told(done)["read"] == {"PyPI": {"records": 1, "withdrawn": 1, "unusable": {}}}
    assert index.is_file()


def test_a_failed_update_names_the_ecosystem_and_exits_with_an_error(tmp_path: Path) -> None:
    source, index = lay(tmp_path / "osv", PyPI=PYPI, npm=b"broken"), tmp_path / "advisories.sqlite"
    done = run(index, "update", "--from", str(source), "--json")
    assert done.exit_code == 3
    assert told(done)["failed"]["npm"]["reason"] == "bad-archive"
    assert "npm" in done.stderr
    plain = run(index, "update", "--from", str(source))
    assert plain.exit_code == 3
    assert "npm: failed (bad-archive)" in plain.stderr


def test_old_data_is_called_stale(tmp_path: Path) -> None:
    source, index = lay(tmp_path / "osv", PyPI=PYPI), tmp_path / "advisories.sqlite"
    run(index, "update", "--from", str(source))
    shown = run(index, "status", "--max-age-days", "0")
    assert "stale: run `outrider db update`" in shown.stdout


def test_no_index_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    shown = run(tmp_path / "none.sqlite", "status")
    assert shown.exit_code == 3
    assert "run `outrider db update`" in shown.stderr
    assert told(run(tmp_path / "none.sqlite", "status", "--json"))["reason"] == "advisories-missing"


def test_the_starter_set_calls_itself_incomplete(tmp_path: Path) -> None:
    index = tmp_path / "advisories.sqlite"
    assert run(index, "update", "--from", "starter").exit_code == 0
    assert told(run(index, "status", "--json"))["complete"] is False
    assert "not complete" in run(index, "status").stdout


@pytest.mark.parametrize("source", ["http://example.com", "/nowhere/at/all"])
def test_a_source_that_is_none_is_refused(tmp_path: Path, source: str) -> None:
    done = run(tmp_path / "advisories.sqlite", "update", "--from", source)
    assert done.exit_code == 3
    assert "not updated" in done.stderr
