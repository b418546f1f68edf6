import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import click
import pytest

from cli.scan_formats import TABLE, Wanted, tell, wanted
from findings.formats.registry import FORMATS
from tests.findings.dossiers import sample

ROOT = Path(__file__).parents[2]


def table() -> None:
    print("the table")  # noqa: T201  stands for what people see


@pytest.mark.parametrize(
    ("form", "outputs", "as_json", "printed", "files"),
    [
        (None, [], False, TABLE, []),
        (None, [], True, "json", []),
        ("csv", [], False, "csv", []),
        ("json", [], True, "json", []),
        (None, ["a.sarif", "b.html"], False, TABLE, ["sarif", "html"]),
        ("json", ["sarif=a.sarif"], False, "json", ["sarif"]),
        ("json", ["result"], False, TABLE, ["json"]),
        ("sarif", ["a.json"], False, TABLE, ["sarif"]),
        ("table", ["a.json"], False, TABLE, ["json"]),
        (None, ["gitlab-sast=a.json"], True, "json", ["gitlab-sast"]),
    ],
)
def test_a_format_is_printed_unless_a_file_takes_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str | None,
    outputs: list[str],
    as_json: bool,  # noqa: FBT001
    printed: str,
    files: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = wanted(form, outputs, as_json=as_json)
    assert (asked.printed, [name for name, _ in asked.files]) == (printed, files)


@pytest.mark.parametrize(
    ("form", "outputs", "as_json", "says"),
    [
        ("csv", [], True, "contradict"),
        (None, ["scan.txt"], False, "FORMAT=scan.txt"),
        (None, ["pdf=scan.txt"], False, "no format pdf"),
        (None, ["nowhere/scan.json"], False, "no folder"),
        (None, ["json=."], False, "folder"),
        (None, ["json="], False, "folder"),
    ],
)
def test_what_can_not_be_done_is_refused_before_anything_is_scanned(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str | None,
    outputs: list[str],
    as_json: bool,  # noqa: FBT001
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(click.UsageError, match=says):
        wanted(form, outputs, as_json=as_json)


def test_files_are_written_beside_the_table(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = Wanted(TABLE, tuple((name, tmp_path / name) for name in FORMATS))
    tell(asked, sample(), table)
    assert {file.name for file in tmp_path.iterdir()} == set(FORMATS)
    assert json.loads((tmp_path / "json").read_text())["summary"]["totals"]["findings"] == 4
    assert b"\r\n" in (tmp_path / "csv").read_bytes()
    assert capfd.readouterr().out == "the table\n"


def test_a_new_file_has_a_new_files_permissions_and_an_old_one_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "scan.json"
    file.write_text("old" * 100_000)
    tell(Wanted(TABLE, (("json", file),)), sample(), table)
    mask = os.umask(0o022)
    os.umask(mask)
    assert file.stat().st_mode & 0o777 == 0o666 & ~mask
    assert json.loads(file.read_text())["v"] == 1


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    link = tmp_path / "out"
    link.symlink_to("/dev/null")
    tell(Wanted(TABLE, (("json", link),)), sample(), table)
    assert link.is_symlink()


def test_what_could_not_be_written_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="bill of materials") as refused:
        tell(Wanted("cyclonedx"), replace(sample(), inventory=None), table)
    assert refused.value.exit_code == 3
    with pytest.raises(click.ClickException, match="could not be written"):
        tell(Wanted(TABLE, (("json", tmp_path / "gone" / "scan.json"),)), sample(), table)


def test_the_command_writes_files_prints_json_and_lists_every_format(tmp_path: Path) -> None:
    (tmp_path / ".outrider.yml").write_text("engines: [packages]\n")
    (tmp_path / "requirements.txt").write_text("flask==3.0.0\n")
    command = [sys.executable, "-m", "cli.main", "scan"]
    done = subprocess.run(
        [*command, str(tmp_path), "--json", "-o", f"summary={tmp_path / 's.json'}"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    report = json.loads(done.stdout)
    assert report["summary"] == json.loads((tmp_path / "s.json").read_text())
    assert [it["name"] for it in report["summary"]["stack"]["frameworks"]] == ["Flask"]
    shown = subprocess.run([*command, "--help"], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert all(name in shown for name in FORMATS)
