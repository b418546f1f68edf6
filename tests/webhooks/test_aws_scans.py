"""Every recorded result of a deployment's scan is read as the table says, and nothing is half understood."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.webhooks.aws_events import ACCOUNT, REGION, SAMPLES, recorded
from tests.webhooks.test_aws import JSON
from webhooks.aws import read_event
from webhooks.aws_scan_models import Scanned
from webhooks.aws_scans import Hub, is_scan, read_scan
from webhooks.errors import BadDeliveryError
from webhooks.events import Ignored

MEMBER = "222233334444"
HUB = Hub(ACCOUNT, REGION, (MEMBER,))
BECOMES = {
    "outrider-other": "unsupported-event",
    "outrider-scanned-foreign": "foreign-account",
    "outrider-scanned-function": "function orders failure",
    "outrider-scanned-image": "image 111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop success",
    "outrider-scanned-malformed": "malformed",
    "outrider-scanned-newer": "unsupported-version",
    "outrider-scanned-tags": "function orders failure",
    "outrider-unscanned-function": "function orders error",
}


def told(_sample: str = "outrider-scanned-function", /, **changes: Any) -> Scanned | Ignored:
    event = recorded(_sample)
    return read_scan(read_event(event | {"detail": event["detail"] | changes}), HUB)


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.json")))
def test_a_recorded_event_becomes_what_the_table_says(name: str) -> None:
    event = read_event(recorded(name))
    assert is_scan(event) == (name in BECOMES)
    if name in BECOMES:
        read = read_scan(event, HUB)
        assert (read.reason if isinstance(read, Ignored) else f"{read.kind} {read.name} {read.verdict.conclusion}") == BECOMES[
            name
        ]


@pytest.mark.parametrize(
    ("put", "told_of", "believed"),
    [
        ((ACCOUNT, REGION), (MEMBER, REGION), True),
        ((ACCOUNT, REGION), (MEMBER, "us-east-1"), True),
        ((ACCOUNT, REGION), (ACCOUNT, "us-east-1"), True),
        ((ACCOUNT, REGION), ("999988887777", REGION), False),
        ((MEMBER, REGION), (MEMBER, REGION), False),
        ((MEMBER, REGION), (ACCOUNT, REGION), False),
        ((ACCOUNT, "us-east-1"), (ACCOUNT, REGION), False),
    ],
    ids=str,
)
def test_the_hubs_function_is_believed_about_members_and_nobody_else_is(
    put: tuple[str, str], told_of: tuple[str, str], *, believed: bool
) -> None:
    event = recorded("outrider-scanned-function", account=put[0], region=put[1])
    event["detail"] |= {"account": told_of[0], "region": told_of[1]}
    read = read_scan(read_event(event), HUB)
    assert isinstance(read, Scanned) == believed
    assert believed or (isinstance(read, Ignored) and read.reason == "foreign-account")


def test_fields_of_newer_functions_are_dropped() -> None:
    assert told(weather="fine") == told()


@pytest.mark.parametrize(
    "changes",
    [
        {"v": True},
        {"v": "1"},
        {"kind": "repository"},
        {"name": "../x"},
        {"name": "a\nb"},
        {"identity": "7d"},
        {"digests": ["sha256:x"]},
        {"digests": ["sha256:" + "a" * 64] * 21},
        {"verdict": {"conclusion": "cancelled", "title": "x"}},
        {"verdict": {"conclusion": "success", "title": "a\0b"}},
        {"verdict": {"conclusion": "success", "title": "x", "counts": {"awful": 1}}},
        {"findings": [{"severity": "high", "rule": "r", "title": "t", "path": "/etc/passwd", "line": 1}]},
        {"findings": [{"severity": "high", "rule": "r", "title": "t", "path": "a/../../b", "line": 1}]},
        {"findings": [{"severity": "high", "rule": "r", "title": "t", "path": "a", "line": 0}]},
        {"engines": [{"engine": "packages", "outcome": "fine"}]},
        {"left_out": -1},
        {"left_out": 10**30},
    ],
    ids=str,
)
def test_a_result_that_is_not_understood_is_told_as_such(changes: dict[str, Any]) -> None:
    read = told(**changes)
    assert isinstance(read, Ignored)
    assert read.reason == "malformed"


NAMES = ["v", "kind", "name", "digests", "verdict", "engines", "findings", "labels", "tags", "advisories", "x"]


@given(changes=st.dictionaries(st.sampled_from(NAMES), JSON))
def test_whatever_the_detail_is_the_answer_is_a_result_or_a_reason(changes: dict[str, Any]) -> None:
    event = recorded("outrider-scanned-function")
    try:
        body = read_event(json.loads(json.dumps(event | {"detail": event["detail"] | changes})))
    except BadDeliveryError:
        return
    assert isinstance(read_scan(body, HUB), Scanned | Ignored)
