"""Each result is told on the account's own bus: once a scan, small, without secrets, and as the service reads it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.stub import Stubber
from hypothesis import given
from hypothesis import strategies as st

from cloudformation.deploys.announcing import MAX_DETAIL_BYTES, MAX_FINDINGS, announce, detail_of, within
from cloudformation.deploys.errors import CloudRefusedError
from cloudformation.deploys.targets import ImageMaterial, Target
from cloudformation.deploys.telling import Told
from tests.cloudformation.deployments import BUCKET, Account, updating
from tests.cloudformation.lambda_api import ACCOUNT, REGION, zipped
from tests.scanner.images import OS_RELEASE, STATUS, dpkg, layer, made
from tests.webhooks.aws_events import recorded
from webhooks.aws import read_event
from webhooks.aws_scan_models import Scanned
from webhooks.aws_scans import Hub, read_scan

COMMIT = "c" * 40
MEMBER = "222233334444"
CART = {"acme_cart-1.0.dist-info__METADATA": "Metadata-Version: 2.1\nName: acme-cart\nVersion: 1.0\n"}


def understood(event: dict[str, Any]) -> Scanned:
    read = read_scan(read_event(event), Hub(ACCOUNT, REGION, [MEMBER]))
    assert isinstance(read, Scanned), read
    return read


def test_a_functions_result_is_told_with_its_zips_digest_and_its_tags(account: Account) -> None:
    content = zipped(**CART)
    account.lambdas.deploy("orders", content, tags={"outrider:repository": "acme/shop", "outrider:commit": COMMIT, "team": "x"})
    account.tell(updating("orders"))
    account.tell(updating("orders", "again"))
    (event,) = account.events()
    told = understood(event)
    assert told.digests == [f"sha256:{hashlib.sha256(content).hexdigest()}"]
    assert (told.tags.repository, told.tags.commit) == ("acme/shop", COMMIT)
    assert (told.verdict.conclusion, told.verdict.counts, told.left_out) == ("failure", {"critical": 1}, 0)
    (found,) = told.findings
    assert found.package
    assert (found.rule, found.package.name, found.package.fixed) == ("packages/PYSEC-1", "acme-cart", ["2.0"])
    assert {engine.engine: engine.outcome for engine in told.engines}["packages"] == "findings"
    assert told.result in account.keys(".json")


def test_an_images_result_is_told_with_its_digest_and_its_labels(account: Account) -> None:
    files = layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("libssl3", "openssl", "3.0.9-1"))})
    said = {"org_opencontainers_image_source": "https://github.com/acme/shop", "org_opencontainers_image_revision": COMMIT}
    image = made([files], **said)
    account.images.push("team/labelled", "1", image)
    event = recorded("task-state-change")
    event["detail"]["containers"] = [{"image": f"{account.registry}/team/labelled:1", "imageDigest": image.digest}]
    event["detail"]["attributes"] = []
    account.tell(event)
    (announced,) = account.events()
    told = understood(announced)
    assert told.digests == [image.digest]
    assert (told.labels.repository, told.labels.commit) == ("https://github.com/acme/shop", COMMIT)


def test_a_result_that_the_bus_does_not_take_is_told_at_the_next_try_without_a_new_scan(account: Account) -> None:
    account.lambdas.deploy("orders", zipped(**CART))
    with Stubber(account.clients.named("events")) as bus:
        bus.add_client_error("put_events", "AccessDeniedException", http_status_code=400)
        with pytest.raises(CloudRefusedError):
            account.tell(updating("orders", "first"))
    assert account.keys(".told") == []
    (report,) = account.keys(".sarif")
    version = account.clients.named("s3").head_object(Bucket=BUCKET, Key=report)["LastModified"]
    account.tell(updating("orders", "second"))
    assert len(account.events()) == 1
    assert account.clients.named("s3").head_object(Bucket=BUCKET, Key=report)["LastModified"] == version


@pytest.mark.parametrize(
    ("answer", "reason", "transient"),
    [
        ("AccessDeniedException", "access-denied", False),
        ("ThrottlingException", "throttled", True),
        ({"FailedEntryCount": 1, "Entries": [{"ErrorCode": "InternalFailure", "ErrorMessage": "x"}]}, "cloud-refused", True),
        ({"FailedEntryCount": 1, "Entries": [{"ErrorCode": "ThrottlingException"}]}, "throttled", True),
    ],
    ids=str,
)
def test_a_refusal_of_the_bus_is_told_in_words(
    account: Account, answer: str | dict[str, Any], reason: str, *, transient: bool
) -> None:
    events = account.clients.named("events")
    with Stubber(events) as bus:
        if isinstance(answer, str):
            bus.add_client_error("put_events", answer, http_status_code=400)
        else:
            bus.add_response("put_events", answer)
        with pytest.raises(CloudRefusedError, match=r"the event bus|EventBridge") as failure:
            announce(events, told([finding()]))
    assert (failure.value.reason, failure.value.transient) == (reason, transient)


def told(findings: list[dict[str, Any]]) -> Told:
    target = Target(ACCOUNT, REGION, "image", "registry/shop", "a" * 64, ImageMaterial("x", "amd64"))
    report = {"verdict": {"conclusion": "failure", "title": "t"}, "engines": [], "findings": findings}
    return Told(target, report, "place.json", datetime(2026, 11, 21, 12, tzinfo=UTC), "data")


def finding(severity: str = "high", **changes: Any) -> dict[str, Any]:
    place = {"path": "a.py", "start_line": 1, "end_line": 1}
    whole = {"severity": severity, "rule": "secrets/x", "title": "A key", "snippet": "canary", "message": "canary"}
    return whole | {"fingerprint": "canary", "location": place} | changes


def test_the_worst_are_told_and_what_is_left_out_is_counted() -> None:
    many = [finding("low")] * 80 + [finding("critical"), finding("unknown")]
    detail = detail_of(told(many))
    assert [one["severity"] for one in detail["findings"][:3]] == ["critical", "unknown", "low"]
    assert (len(detail["findings"]), detail["left_out"]) == (MAX_FINDINGS, len(many) - MAX_FINDINGS)
    assert detail["verdict"]["counts"] == {"critical": 1, "unknown": 1, "low": 80}
    assert "canary" not in json.dumps(detail)


TEXT = st.text(st.characters(exclude_categories=()), max_size=2000)


@given(title=TEXT, path=TEXT, version=TEXT, number=st.integers(0, 120))
def test_whatever_was_found_the_event_is_within_its_limit_and_understood(
    title: str, path: str, version: str, number: int
) -> None:
    place = {"path": path.strip("/.\0 ") or "x", "start_line": 7, "end_line": 7}
    advisory = {"id": "PYSEC-1", "package": title, "version": version, "fixed": [version] * 9}
    one = finding(
        title=title, rule=version, location={**place, "path": place["path"].replace("..", "") or "x"}, advisory=advisory
    )
    detail = within(detail_of(told([one] * number)), 50_000)
    written = json.dumps(detail)
    assert len(written) < 60_000 < MAX_DETAIL_BYTES
    assert len(detail["findings"]) + detail["left_out"] == number
    event = recorded("outrider-scanned-function") | {"detail": json.loads(written)}
    understood(event)
