import base64
import hashlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from protocol.grant import Grant
from protocol.target import FunctionTarget, ImageTarget, MachineTarget, Target
from protocol.ticket import ReportDestination, Ticket
from scanner.pipeline import ScanResult, run
from scanner.sources.errors import SourceError
from scanner.ticketed import deployed_function, scan_ticketed
from tests.scanner.images import OS_RELEASE, STATUS, MadeImage, dpkg, layer, made
from tests.scanner.oci_registry import PASSWORD, USER, State, running
from tests.scanner.qscanner_stand_in import installed, result, sarif
from tests.scanner.test_function_source import packed

IMAGE = made([layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("curl", "curl", "7.88"))})])
ARN = "arn:aws:lambda:eu-west-1:123456789012:function:shop"
FORGE = {"clone_url": "https://forge.example/a.git", "username": "u", "token": "t"}
GRANT = Grant.model_validate({**FORGE, "v": 1, "scan": "0" * 32, "attempt": 1, "expires": 1, "report_key": "00" * 32})


def ticket(target: Target) -> Ticket:
    return Ticket(
        v=1,
        op="start",
        iss="outrider",
        aud="customer",
        iat=0,
        exp=1,
        start_by=1,
        jti=f"{'0' * 32}.1",
        target=target,
        engines=("packages",),
        deadline_s=60,
        report=ReportDestination(url="https://outrider.example"),
    )


def names(result: ScanResult) -> list[str]:
    return [package.name for package in result.inventory.packages] if result.inventory else []


def test_an_image_is_scanned_by_the_digest_of_its_ticket(tmp_path: Path) -> None:
    state = State(login="basic")
    state.push("team/shop", "1", IMAGE)
    state.push("team/shop", "1", MadeImage(IMAGE.digest, IMAGE.blobs, IMAGE.manifests))
    with running(state) as registry:
        target = ImageTarget(ref=f"{registry}/team/shop:1", digest=IMAGE.digest)
        environment = {
            "OUTRIDER_REGISTRY": registry,
            "OUTRIDER_REGISTRY_USERNAME": USER,
            "OUTRIDER_REGISTRY_PASSWORD": PASSWORD,
        }
        assert names(scan_ticketed(ticket(target), GRANT, tmp_path, environment)) == ["curl"]
    assert "/v2/team/shop/manifests/1" not in state.asked


def test_a_target_that_nothing_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        scan_ticketed(ticket(MachineTarget(cloud="aws", id="i-1")), GRANT, tmp_path, {})
    assert refused.value.reason == "unsupported-target"


def test_an_engine_that_this_scanner_has_not_is_named(tmp_path: Path) -> None:
    asked = ticket(MachineTarget(cloud="aws", id="i-1")).model_copy(update={"engines": ("code", "cobol")})
    with pytest.raises(SourceError, match="there is no engine cobol") as refused:
        scan_ticketed(asked, GRANT, tmp_path, {})
    assert refused.value.reason == "unknown-engine"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    (tmp_path / "bucket").mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "bucket")))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield tmp_path / "bucket", f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


class Deployed:
    """AWS's client for one function with one layer, as its real one answers."""

    def __init__(self, storage: tuple[Path, str], package: bytes, layer_content: bytes) -> None:
        self.bucket, self.url = storage
        self.digests = {}
        for name, content in (("code.zip", package), ("layer.zip", layer_content)):
            (self.bucket / name).write_bytes(content)
            self.digests[name] = base64.b64encode(hashlib.sha256(content).digest()).decode()

    def get_function(self, *, FunctionName: str) -> dict[str, Any]:  # noqa: N803
        if FunctionName != ARN:
            raise ClientError({"Error": {"Code": "ResourceNotFoundException", "Message": ""}}, "GetFunction")
        configuration = {"CodeSha256": self.digests["code.zip"], "PackageType": "Zip", "Layers": [{"Arn": "arn:layer:1"}]}
        return {"Configuration": configuration, "Code": {"Location": f"{self.url}/code.zip"}}

    def get_layer_version_by_arn(self, *, Arn: str) -> dict[str, Any]:  # noqa: ARG002, N803
        return {"Content": {"Location": f"{self.url}/layer.zip", "CodeSha256": self.digests["layer.zip"]}}


@pytest.fixture
def deployed(storage: tuple[Path, str]) -> Deployed:
    package = packed({"requirements.txt": b"requests==2.19.0\n"})
    return Deployed(storage, package, packed({"nodejs/node_modules/a/package.json": b'{"name":"a","version":"1.0.0"}'}))


def test_a_deployed_function_is_scanned_with_its_layers(deployed: Deployed, tmp_path: Path) -> None:
    target = FunctionTarget(arn=ARN, code_sha256=deployed.digests["code.zip"])
    prepared = deployed_function(deployed, target, tmp_path, ("packages",), {})
    assert sorted(names(run(prepared.workspace, prepared.engines))) == ["a", "requests"]


def test_an_engine_that_fetches_a_function_itself_is_told_its_arn(
    deployed: Deployed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = installed(tmp_path / "bin")
    stand_in.plan(report=sarif(result(uri=None)))
    for name, value in {
        "OUTRIDER_QSCANNER": str(stand_in.program),
        "QUALYS_POD": "EU1",
        "QUALYS_ACCESS_TOKEN": "a-token-of-qualys",
    }.items():
        monkeypatch.setenv(name, value)
    target = FunctionTarget(arn=ARN, code_sha256=deployed.digests["code.zip"])
    prepared = deployed_function(deployed, target, tmp_path, ("qscanner",), {"AWS_REGION": "eu-west-1", "HOME": "/root"})
    assert [finding.location.path for finding in run(prepared.workspace, prepared.engines).findings] == ["function"]
    (seen,) = stand_in.seen
    assert seen["argv"][-2:] == ["lambda", ARN]
    assert seen["environ"]["AWS_REGION"] == "eu-west-1"


@pytest.mark.parametrize(
    ("arn", "digest", "fault", "reason"),
    [
        (ARN, "another", "", "code-changed"),
        (f"{ARN}-gone", "", "", "function-not-found"),
        (ARN, "", "code.zip", "code-changed"),
        (ARN, "", "layer.zip", "code-changed"),
        (ARN, "", "missing", "unreachable"),
    ],
)
def test_other_code_than_asked_for_is_not_scanned(
    arn: str, digest: str, fault: str, reason: str, deployed: Deployed, tmp_path: Path
) -> None:
    if fault == "missing":
        (deployed.bucket / "code.zip").unlink()
    elif fault:
        (deployed.bucket / fault).write_bytes(b"something else")
    target = FunctionTarget(arn=arn, code_sha256=digest or deployed.digests["code.zip"])
    with pytest.raises(SourceError) as refused:
        deployed_function(deployed, target, tmp_path, ("packages",), {})
    assert refused.value.reason == reason
    assert deployed.url not in str(refused.value)
