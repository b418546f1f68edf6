"""The function's part in reports that come through a bucket: its settings decide, and its forms are good for one object each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from cloudformation.function import handler
from cloudformation.function.errors import UnreadableError
from cloudformation.function.handler import handle
from cloudformation.function.reports import BucketReports, bucket_reports, key_of
from cloudformation.function.settings import ReportsBucket
from protocol.ticket import ReportDestination, verify
from tests.cloudformation.kube_api import KubeApi
from tests.cloudformation.signed import INTEGRATION, KEY, SCAN, Tickets
from tests.protocol.test_deposit import KID

JOB = f"scan-{SCAN}-1"
FORGE_SECRET = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:forge-AbCdEf"
PLACE = ReportsBucket("outrider-results", "arn:aws:kms:eu-central-1:111122223333:key/1")
THROUGH_BUCKET = {
    "OUTRIDER_REPORT_THROUGH": "BUCKET",
    "OUTRIDER_REPORT_BUCKET": PLACE.name,
    "OUTRIDER_REPORT_KEY": PLACE.key,
    "OUTRIDER_JOB_FORGE_SECRET": FORGE_SECRET,
}


def given(monkeypatch: pytest.MonkeyPatch, **changes: str) -> None:
    for name, value in {**THROUGH_BUCKET, **changes}.items():
        monkeypatch.setenv(name, value)
    handler._function.cache_clear()


def invoke(ticket: str) -> dict[str, Any]:
    return handle({"ticket": ticket}, None)


def test_the_stack_and_not_the_ticket_says_where_jobs_report(
    cluster: KubeApi, tickets: Tickets, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = invoke(tickets(report=ReportDestination(s3="s3://elsewhere/report")))
    assert "report" not in answer
    assert set(cluster.secrets[JOB]["data"]) == {"ticket"}
    given(monkeypatch)
    second = invoke(tickets(jti=f"{SCAN}.2"))
    assert second["report"]["through"] == "bucket"
    assert set(cluster.secrets[f"scan-{SCAN}-2"]["data"]) == {"ticket", "upload"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("OUTRIDER_JOB_FORGE_SECRET", "ForgeSecret"),
        ("OUTRIDER_REPORT_BUCKET", "OUTRIDER_REPORT_BUCKET"),
        ("OUTRIDER_REPORT_KEY", "OUTRIDER_REPORT_KEY"),
    ],
)
@pytest.mark.usefixtures("cluster")
def test_half_a_setting_is_told_by_its_name(tickets: Tickets, monkeypatch: pytest.MonkeyPatch, name: str, told: str) -> None:
    given(monkeypatch, **{name: ""})
    answer = invoke(tickets())
    assert answer["reason"] == "bad-configuration"
    assert told in answer["message"]


@pytest.mark.parametrize("begin", [-1, "0", True, 1.0, None, [0]], ids=str)
@pytest.mark.usefixtures("cluster")
def test_a_report_is_asked_for_from_a_byte_on_and_from_nothing_else(tickets: Tickets, begin: object) -> None:
    with pytest.raises(UnreadableError):
        handle({"ticket": tickets("status"), "begin": begin}, None)


def reports(region: str, monkeypatch: pytest.MonkeyPatch) -> BucketReports:
    for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    return bucket_reports(PLACE, region, lambda: datetime.now(UTC))


@pytest.mark.parametrize(
    ("region", "host"),
    [
        ("eu-central-1", "s3.eu-central-1.amazonaws.com"),
        ("us-east-1", "s3.us-east-1.amazonaws.com"),
        ("us-gov-west-1", "s3.us-gov-west-1.amazonaws.com"),
        ("cn-north-1", "s3.cn-north-1.amazonaws.com.cn"),
    ],
)
def test_a_form_goes_to_the_regions_own_address(
    tickets: Tickets, monkeypatch: pytest.MonkeyPatch, region: str, host: str
) -> None:
    ticket = verify(tickets(), {KID: KEY.public_key()}, INTEGRATION, datetime.now(UTC))
    form = reports(region, monkeypatch).arrange(ticket)
    assert form.url == f"https://{PLACE.name}.{host}/"
    assert form.fields["key"] == key_of(ticket) == f"reports/{SCAN}/1"
