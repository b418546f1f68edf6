import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.scan import scan
from cli.targets import target_kind
from tests.advisories.samples import CRITICAL, affected, archive, record, since, updated
from tests.scanner.images import OS_RELEASE, STATUS, dpkg, lay_layout, layer, made
from tests.scanner.oci_registry import State, running

OPENSSL = affected("openssl", *since("0", "3.0.11-1"), ecosystem="Debian:12")
DEBIAN = archive(record("DSA-5417-1", OPENSSL, vector=CRITICAL))
PYPI = archive(record("PYSEC-1", affected("a", *since("0", "2.0")), vector=CRITICAL))
IMAGE = made([layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("libssl3", "openssl", "3.0.9-1"))})])


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    updated(tmp_path / "osv", tmp_path / "index.sqlite", Debian=DEBIAN, PyPI=PYPI)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return {"OUTRIDER_ADVISORIES_INDEX": str(tmp_path / "index.sqlite"), "XDG_CACHE_HOME": str(tmp_path / "cache")}


def scanned(target: str, environment: dict[str, str], *options: str) -> tuple[Result, dict[str, Any]]:
    result = CliRunner().invoke(scan, [target, "--json", *options], env=environment, catch_exceptions=False)
    return result, json.loads(result.stdout) if result.exit_code in {0, 1} else {}


def test_an_image_s_packages_are_matched_like_a_lock_file_s(environment: dict[str, str], tmp_path: Path) -> None:
    layout = lay_layout(IMAGE, tmp_path / "layout")
    result, told = scanned(f"image:oci:{layout}", environment, "--platform", "linux/amd64")
    assert result.exit_code == 1
    (finding,) = told["findings"]
    assert (finding["rule"], finding["location"]["path"]) == ("packages/DSA-5417-1", STATUS)
    assert "3.0.11-1" in finding["message"]
    assert "A layer of the image brought it (sha256:" in finding["message"]


def test_a_digest_that_was_scanned_is_not_fetched_again_and_judged_anew(environment: dict[str, str], tmp_path: Path) -> None:
    state = State()
    state.push("team/shop", "1", IMAGE)
    with running(state) as registry:
        first, told = scanned(f"image:{registry}/team/shop:1", environment, "--platform", "linux/amd64")
        state.asked.clear()
        again, told_again = scanned(f"image:{registry}/team/shop:1", environment, "--platform", "linux/amd64")
        assert told["summary"]["target"]["digest"].startswith("sha256:")
        assert told_again["summary"]["target"]["digest"] == told["summary"]["target"]["digest"]
        assert [path for path in state.asked if "/blobs/" in path] == []
        assert (first.exit_code, told["findings"]) == (again.exit_code, told_again["findings"])
        no_data = {**environment, "OUTRIDER_ADVISORIES_INDEX": str(tmp_path / "none")}
        assert scanned(f"image:{registry}/team/shop:1", no_data)[1]["findings"] == []
        state.push("team/shop", "1", made([layer({"etc/os-release": OS_RELEASE})]))
        assert scanned(f"image:{registry}/team/shop:1", environment)[1]["findings"] == []
        assert [path for path in state.asked if "/blobs/" in path]


def test_a_kept_result_that_is_damaged_is_not_used(environment: dict[str, str], tmp_path: Path) -> None:
    layout = lay_layout(IMAGE, tmp_path / "layout")
    _, told = scanned(f"image:oci:{layout}", environment)
    for file in (tmp_path / "cache").rglob("*.json"):
        file.write_bytes(file.read_bytes()[:-9])
    assert scanned(f"image:oci:{layout}", environment)[1]["findings"] == told["findings"]


def test_a_document_s_packages_are_matched_too(environment: dict[str, str], tmp_path: Path) -> None:
    component = {"type": "library", "name": "a", "purl": "pkg:pypi/a@1.0"}
    document = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [component]}
    (tmp_path / "bom.json").write_text(json.dumps(document, indent=1))
    result, told = scanned(f"sbom:{tmp_path / 'bom.json'}", environment)
    assert result.exit_code == 1
    assert [(one["rule"], one["location"]["start_line"]) for one in told["findings"]] == [("packages/PYSEC-1", 8)]


@pytest.mark.parametrize(
    ("target", "options", "status"),
    [
        ("image:oci:missing", (), 2),
        ("image:bad reference", (), 2),
        ("image:oci:x", ("--platform", "linux"), 2),
        ("image:oci:x", ("--base", "main"), 2),
        ("function:missing.zip", (), 2),
        ("rootfs:missing", (), 2),
        ("sbom:missing", (), 2),
        ("image:127.0.0.1:1/a", (), 3),
    ],
)
def test_what_is_not_there_is_told_apart_from_what_does_not_answer(
    target: str, options: tuple[str, ...], status: int, environment: dict[str, str]
) -> None:
    result, _ = scanned(target, environment, *options)
    assert result.exit_code == status
    assert "Traceback" not in result.output


def test_a_file_of_that_name_wins_over_a_prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert target_kind("image:a") == "image"
    (tmp_path / "image:a").mkdir()
    assert target_kind("image:a") is None
    assert target_kind("src") is None
    assert target_kind("C:/a") is None
