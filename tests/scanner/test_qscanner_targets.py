"""What QScanner is pointed at, by the kind of target: it fetches what it can name, and says so where it can not."""

from pathlib import Path

import pytest

from findings.coverage import Outcome
from protocol.target import ImageTarget, RepositoryTarget
from scanner.beside import prepare_function, prepare_rootfs, prepare_sbom
from scanner.pipeline import run
from scanner.ticketed import scan_ticketed
from tests.scanner.git_forge import new_repository, serving
from tests.scanner.images import OS_RELEASE, STATUS, dpkg, layer, made
from tests.scanner.oci_registry import State, running
from tests.scanner.qscanner_stand_in import StandIn, installed, result, sarif
from tests.scanner.test_function_source import packed
from tests.scanner.test_ticketed import GRANT, ticket

ENGINES = ("packages", "qscanner")
IMAGE = made([layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("curl", "curl", "7.88"))})])


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    it = installed(tmp_path / "bin")
    given = {
        "OUTRIDER_QSCANNER": str(it.program),
        "QUALYS_POD": "EU1",
        "QUALYS_ACCESS_TOKEN": "a-token-of-qualys",
        "AWS_REGION": "eu-west-1",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    it.plan(report=sarif(result("QID-1", "")))
    return it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scan").mkdir()
    return tmp_path / "scan"


def test_a_repository_is_read_as_it_was_laid_out(stand_in: StandIn, tmp_path: Path, folder: Path) -> None:
    repository = new_repository(tmp_path / "shop.git")
    head = repository.commit({"requirements.txt": b"requests==2.19.0\n", "README.md": b"x\n"})
    stand_in.plan(report=sarif(result()))
    with serving(tmp_path) as forge:
        grant = GRANT.model_copy(update={"clone_url": f"{forge.url}/shop.git"})
        target = RepositoryTarget(host="forge.example", path="acme/shop", head=head)
        asked = ticket(target).model_copy(update={"engines": ENGINES})
        told = scan_ticketed(asked, grant, folder, {})
    assert [(one.engine, one.outcome) for one in told.runs] == [("packages", Outcome.CLEAN), ("qscanner", Outcome.FINDINGS)]
    assert [(finding.rule, finding.location.path) for finding in told.findings] == [
        ("qscanner/CVE-2018-18074", "requirements.txt")
    ]
    assert stand_in.seen[0]["argv"][-2:] == ["repo", str(folder / "head")]
    assert "AWS_REGION" not in stand_in.seen[0]["environ"], "a repository's scan needs no rights at AWS"


def test_an_image_is_fetched_by_digest(stand_in: StandIn, folder: Path) -> None:
    state = State()
    state.push("team/shop", "1", IMAGE)
    with running(state) as registry:
        target = ImageTarget(ref=f"{registry}/team/shop:1", digest=IMAGE.digest)
        told = scan_ticketed(ticket(target).model_copy(update={"engines": ENGINES}), GRANT, folder, {})
    assert stand_in.seen[0]["argv"][-2:] == ["image", f"{registry}/team/shop@{IMAGE.digest}"]
    assert [finding.location.path for finding in told.findings] == ["image"]


def test_a_file_system_is_read_where_it_is(stand_in: StandIn, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "root").mkdir()
    stand_in.plan(report=sarif(result(uri="<ROOT>/var/lib/dpkg/status"), result("QID-1", "<ROOT>")))
    prepared = prepare_rootfs(tmp_path / "root", folder, ENGINES)
    told = run(prepared.workspace, prepared.engines)
    assert stand_in.seen[0]["argv"][-2:] == ["rootfs", str(tmp_path / "root")]
    assert [finding.location.path for finding in told.findings] == ["rootfs", "var/lib/dpkg/status"]


def test_a_zip_file_is_not_for_it_and_a_bill_of_materials_has_nothing_to_read(
    stand_in: StandIn, tmp_path: Path, folder: Path
) -> None:
    (tmp_path / "app.zip").write_bytes(packed({"requirements.txt": b""}))
    prepared = prepare_function(tmp_path / "app.zip", [], folder, ENGINES)
    refused = run(prepared.workspace, prepared.engines).runs[1]
    assert (refused.outcome, refused.reason and refused.reason.code) == (Outcome.ERROR, "unsupported-target")
    (tmp_path / "bom.json").write_text('{"bomFormat": "CycloneDX", "specVersion": "1.5"}')
    (tmp_path / "other").mkdir()
    prepared = prepare_sbom(tmp_path / "bom.json", tmp_path / "other", ENGINES)
    assert run(prepared.workspace, prepared.engines).runs[1].outcome is Outcome.SKIPPED
    assert stand_in.seen == []
