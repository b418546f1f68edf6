import json
from dataclasses import replace
from pathlib import Path

import pytest

from findings.coverage import Outcome
from findings.inventory import Package, Scope
from scanner.engines.interface import Engine, EngineResult, Limits
from scanner.engines.packages import PackagesEngine
from scanner.workspace import Tree

LIMITS = Limits(seconds=60)
LOCK = json.dumps({"lockfileVersion": 3, "packages": {"": {"dependencies": {"a": "1"}}, "node_modules/a": {"version": "1.0.0"}}})


def lay_out(root: Path, files: dict[str, bytes], context: dict[str, bytes] | None = None) -> Tree:
    for name, content in (files | (context or {})).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return Tree(root, tuple(sorted(files)), tuple(sorted(context or {})))


def scan(tree: Tree, limits: Limits = LIMITS) -> EngineResult:
    engine: Engine = PackagesEngine()
    return engine.scan(tree, limits)


def named(result: EngineResult) -> set[str]:
    assert result.inventory is not None
    return {package.name for package in result.inventory.packages}


def test_lock_files_become_an_inventory_with_evidence(tmp_path: Path) -> None:
    result = scan(lay_out(tmp_path, {"web/package-lock.json": LOCK.encode(), "main.py": b"x = 1\n"}))
    assert result.run.outcome is Outcome.CLEAN
    assert result.run.reason is None
    assert result.inventory is not None
    assert result.inventory.packages == (
        Package("npm", "a", "1.0.0", "web/package-lock.json", 1, direct=True, scope=Scope.RUNTIME),
    )
    coverage = result.run.coverage
    assert (coverage.files, coverage.packages, coverage.bytes, coverage.skipped) == (1, 1, len(LOCK), ())
    assert (result.run.engine, len(result.run.data_digest)) == ("packages", 64)
    assert result.findings == ()


def test_no_lock_file_is_nothing_to_read(tmp_path: Path) -> None:
    result = scan(lay_out(tmp_path, {"main.py": b""}, {"requirements.txt": b"a==1"}))
    assert result.run.outcome is Outcome.SKIPPED
    assert result.run.reason is not None
    assert result.run.reason.code == "nothing-to-read"
    assert result.inventory is None


def test_in_a_whole_repository_a_manifest_without_a_lock_file_is_said(tmp_path: Path) -> None:
    tree = lay_out(tmp_path, {"a/package.json": b'{"dependencies": {"x": "1"}}'})
    assert scan(tree).run.coverage.skipped == (), "of a change not all files are here"
    run = scan(replace(tree, whole=True)).run
    assert (run.outcome, [item.reason.code for item in run.coverage.skipped]) == (Outcome.SKIPPED, ["no-lock-file"])
    both = lay_out(tmp_path, {"a/package.json": b'{"dependencies": {"x": "1"}}', "b/package-lock.json": LOCK.encode()})
    run = scan(replace(both, whole=True)).run
    assert (run.outcome, [item.reason.code for item in run.coverage.skipped]) == (Outcome.CLEAN, ["no-lock-file"])


def test_a_lock_file_that_can_not_be_read_is_a_gap_and_hides_no_other(tmp_path: Path) -> None:
    files = {"package-lock.json": b"{", "mix.lock": b"%{}", "uv.lock": b"\xff", "b/requirements.txt": b"b==1\nc\n"}
    result = scan(lay_out(tmp_path, files))
    assert result.run.outcome is Outcome.PARTIAL
    assert result.run.reason is not None
    gaps = {(item.path, item.reason.code) for item in result.run.coverage.gaps}
    assert gaps == {
        ("package-lock.json", "unparsable"),
        ("mix.lock", "unread-lock-file"),
        ("uv.lock", "unparsable"),
        ("b/requirements.txt", "unpinned"),
    }
    assert named(result) == {"b"}
    assert result.run.coverage.files == 1


def test_includes_come_from_the_tree_or_its_context_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("evil==1\n")
    root = tmp_path / "tree"
    root.mkdir()
    (root / "present.txt").write_text("evil==2\n")
    lock = b"-r base.txt\n-r ../outside.txt\n-r present.txt\na==1\n"
    result = scan(lay_out(root, {"requirements.txt": lock}, {"base.txt": b"b==1\n"}))
    assert named(result) == {"a", "b"}
    ((code, text),) = ((item.reason.code, item.reason.text) for item in result.run.coverage.gaps)
    assert code == "missing-include"
    assert "../outside.txt, present.txt" in text
    assert result.run.coverage.files == 2


def test_a_file_included_and_read_for_itself_counts_once(tmp_path: Path) -> None:
    files = {"requirements.txt": b"-r requirements/base.txt\n", "requirements/base.txt": b"b==1\n"}
    result = scan(lay_out(tmp_path, files))
    assert result.inventory is not None
    assert [(package.path, package.line) for package in result.inventory.packages] == [("requirements/base.txt", 1)]
    assert result.run.coverage.files == 2


def test_utf16_requirements_of_powershell(tmp_path: Path) -> None:
    assert named(scan(lay_out(tmp_path, {"requirements.txt": "a==1\r\nb==2\r\n".encode("utf-16")}))) == {"a", "b"}


def test_a_file_that_went_missing_is_a_gap(tmp_path: Path) -> None:
    tree = Tree(tmp_path, ("go.mod",))
    result = scan(tree)
    assert [(item.path, item.reason.code) for item in result.run.coverage.gaps] == [("go.mod", "unreadable")]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(seconds=0.05), "timeout"),
        (Limits(seconds=60, output_bytes=500), "output"),
    ],
)
def test_a_child_that_is_stopped_is_an_error_never_an_empty_inventory(tmp_path: Path, limits: Limits, code: str) -> None:
    packages = {f"node_modules/p{number}": {"version": "1.0.0"} for number in range(2000)}
    lock = json.dumps({"lockfileVersion": 3, "packages": packages}).encode()
    result = scan(lay_out(tmp_path, {"package-lock.json": lock}), limits)
    assert result.run.outcome is Outcome.ERROR
    assert result.run.reason is not None
    assert result.run.reason.code == code
    assert result.inventory is None


def test_python_of_the_scanned_tree_is_never_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = f"open({str(tmp_path / 'sprung')!r}, 'w').close()\n".encode()
    tree = lay_out(
        tmp_path, {"uv.lock": b"version = 1\n", "scanner/__init__.py": trap, "tomllib.py": trap, "sitecustomize.py": trap}
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert scan(tree).run.outcome is Outcome.CLEAN
    assert not (tmp_path / "sprung").exists()


def test_that_a_manifest_names_nothing_that_is_pulled_in_is_said_and_no_gap(tmp_path: Path) -> None:
    dependency = "<dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency>"
    pom = f"<project><dependencies>{dependency}</dependencies></project>".encode()
    result = scan(lay_out(tmp_path, {"a/pom.xml": pom, "b/pom.xml": pom, "c/pom.xml": b"<project/>"}))
    assert result.run.outcome is Outcome.CLEAN
    (note,) = result.run.coverage.skipped
    assert (note.path, note.reason.code, note.gap) == ("*", "transitive-unknown", False)
    assert note.reason.text.startswith("a/pom.xml and 1 more name only what is asked for")
