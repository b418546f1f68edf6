"""Compiled rules: brought along or made once, and each scan has a copy of its own."""

from __future__ import annotations

import platform
import stat
import sys
from pathlib import Path

import pytest

from cloudformation import package
from cloudformation.deploys import compiled_rules
from cloudformation.deploys.compiled_rules import VARIABLE, own_copy
from cloudformation.deploys.errors import ScanFailedError


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Folders that the engine was made to compile into, by an engine that does so at once."""
    seen: list[str] = []

    def made(given: dict[str, str], folder: Path, seconds: float) -> None:
        assert Path(given[VARIABLE]).parent == folder
        assert seconds > 0
        seen.append(given[VARIABLE])
        (Path(given[VARIABLE]) / "made.vscdb").write_bytes(b"compiled here")

    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(compiled_rules, "compile_rules", made)
    return seen


def copy(tmp_path: Path, scan: str) -> Path:
    (tmp_path / scan).mkdir()
    own = Path(own_copy(tmp_path / scan, tmp_path, 60.0)[VARIABLE])
    assert (own.parent, stat.S_IMODE(own.stat().st_mode)) == (tmp_path / scan, 0o700)
    return own


@pytest.mark.parametrize("form", ["image", "zip"])
def test_what_the_function_brings_along_is_copied_to_a_folder_of_this_users_own(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    brought = tmp_path / "brought"
    brought.mkdir()
    (brought / "rules.vscdb").write_bytes(b"compiled")
    if form == "image":
        monkeypatch.setenv(VARIABLE, str(brought))
    else:
        monkeypatch.setattr(compiled_rules, "PACKAGED", brought)
    assert (copy(tmp_path, "scan") / "rules.vscdb").read_bytes() == b"compiled"
    assert compiled == []


def test_without_any_they_are_compiled_once_and_no_scan_writes_into_what_is_kept(tmp_path: Path, compiled: list[str]) -> None:
    first = copy(tmp_path, "first")
    (first / "made.vscdb").write_bytes(b"changed by what was scanned")
    assert (copy(tmp_path, "second") / "made.vscdb").read_bytes() == b"compiled here"
    assert len(compiled) == 1


def test_rules_that_can_not_be_compiled_are_left_to_the_scan_to_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ScanFailedError("scan-failed", "It is broken.")

    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(compiled_rules, "compile_rules", fails)
    assert list(copy(tmp_path, "scan").iterdir()) == []
    assert not (tmp_path / compiled_rules.KEPT).exists()


def test_a_package_for_another_architecture_brings_none(tmp_path: Path) -> None:
    (other,) = (arch for arch, machine in package.MACHINES.items() if machine != platform.machine())
    package.compile_rules(tmp_path, other)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="a package's rules are compiled on Linux only")
def test_a_package_for_this_architecture_brings_what_the_engine_takes(tmp_path: Path) -> None:
    (arch,) = (arch for arch, machine in package.MACHINES.items() if machine == platform.machine())
    package.compile_rules(tmp_path, arch)
    (file,) = (tmp_path / package.RULES).iterdir()
    assert file.read_bytes().startswith(b"KFRULEDB")
    assert compiled_rules.PACKAGED.name == package.RULES
