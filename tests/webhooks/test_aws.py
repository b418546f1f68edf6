"""Only who knows an integration's secret is believed, and every recorded event becomes what the table says."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.webhooks.aws_events import ACCOUNT, INTEGRATION, REGION, SAMPLES, forwarded, recorded
from webhooks.aws import AwsEvent, AwsKind, Bus, normalise, read_event, read_forwarded, verify
from webhooks.errors import BadDeliveryError, BadJsonError, BadSignatureError
from webhooks.events import Ignored

SECRET = "5e" * 32
BECOMES = {
    "create-function": AwsKind.FUNCTION,
    "create-function-image": AwsKind.FUNCTION,
    "create-function-own": AwsKind.FUNCTION,
    "create-function-url": "unsupported-event",
    "create-service": AwsKind.SERVICE,
    "other-service": "unsupported-event",
    "outrider-other": "unsupported-event",
    "outrider-scanned-foreign": "unsupported-event",
    "outrider-scanned-function": "unsupported-event",
    "outrider-scanned-image": "unsupported-event",
    "outrider-scanned-malformed": "unsupported-event",
    "outrider-scanned-newer": "unsupported-event",
    "outrider-scanned-tags": "unsupported-event",
    "outrider-unscanned-function": "unsupported-event",
    "publish-layer-version": AwsKind.FUNCTION,
    "publish-version": AwsKind.FUNCTION,
    "register-task-definition": AwsKind.SERVICE,
    "run-task": AwsKind.SERVICE,
    "run-task-failed": AwsKind.SERVICE,
    "scheduled-sweep": AwsKind.SWEEP,
    "task-state-change": AwsKind.SERVICE,
    "task-state-change-pending": AwsKind.SERVICE,
    "update-function-code-denied": "failed-call",
    "update-function-code-dry-run": "dry-run",
    "update-function-code-no-response": AwsKind.FUNCTION,
    "update-function-code-published": AwsKind.FUNCTION,
    "update-function-configuration": AwsKind.FUNCTION,
    "update-service-scale-only": AwsKind.SERVICE,
}


def secret_of(integration: str) -> str:
    return SECRET if integration == INTEGRATION else "00" * 32


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.json")))
def test_a_recorded_event_becomes_what_the_table_says(name: str) -> None:
    told = normalise(read_event(recorded(name)))
    assert (told.reason if isinstance(told, Ignored) else told.kind) == BECOMES[name]


def test_an_event_keeps_its_id_and_where_it_is_from() -> None:
    told = normalise(read_event(recorded("create-function")))
    assert isinstance(told, AwsEvent)
    assert (told.id, told.account, told.region) == ("6f87d04b-9f74-4f04-a780-7acf4b0a9b38", ACCOUNT, REGION)


@pytest.mark.parametrize("name", ["X-Outrider-Key", "x-outrider-key"])
def test_who_knows_the_secret_is_believed(name: str) -> None:
    assert verify({name: f"{INTEGRATION}.{SECRET}"}, secret_of) == INTEGRATION


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (None, "missing-signature"),
        ("", "malformed-signature"),
        (SECRET, "malformed-signature"),
        (f"{INTEGRATION}.{SECRET.upper()}", "malformed-signature"),
        (f"{INTEGRATION}.{SECRET}\n", "malformed-signature"),
        (f"{INTEGRATION}.{'é' * 64}", "malformed-signature"),
        (f"{INTEGRATION}.{'5f' * 32}", "wrong-signature"),
        (f"{'f' * 32}.{SECRET}", "wrong-signature"),
    ],
)
def test_who_does_not_is_refused(key: str | None, reason: str) -> None:
    with pytest.raises(BadSignatureError) as refusal:
        verify({} if key is None else {"x-outrider-key": key}, secret_of)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("rule", "name"),
    [("rule/outrider-deploys", "default"), ("rule/hub/outrider-deploys", "hub")],
)
def test_the_bus_is_told_by_the_rule(rule: str, name: str) -> None:
    bus, event = read_forwarded(forwarded(recorded("create-function"), f"arn:aws:events:{REGION}:{ACCOUNT}:{rule}"))
    assert bus == Bus(ACCOUNT, REGION, name)
    assert event.account == ACCOUNT


@pytest.mark.parametrize(
    "changes",
    [
        {"id": None},
        {"id": "x" * 65},
        {"id": "a\nb"},
        {"account": "11112222333"},
        {"account": 111122223333},
        {"region": "../.."},
        {"detail": []},
        {"detail-type": ""},
    ],
    ids=str,
)
def test_an_event_without_its_marks_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadDeliveryError):
        read_forwarded(forwarded(recorded("create-function") | changes))


@pytest.mark.parametrize("rule", ["", "arn:aws:events:eu-central-1:1:rule/x", "arn:aws:iam::111122223333:rule/x"])
def test_an_event_from_no_rule_is_refused(rule: str) -> None:
    with pytest.raises(BadDeliveryError):
        read_forwarded(forwarded(recorded("create-function"), rule))


@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b"[" * 10_000, b'{"a":1,"a":2}'])
def test_garbage_is_no_json(body: bytes) -> None:
    with pytest.raises(BadJsonError):
        read_forwarded(body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@given(detail=st.dictionaries(st.sampled_from(["eventName", "errorCode", "requestParameters", "x"]), JSON))
def test_whatever_the_detail_is_the_answer_is_an_event_or_a_reason(detail: dict[str, Any]) -> None:
    try:
        event = read_event(json.loads(json.dumps(recorded("create-function", detail=detail))))
    except BadDeliveryError:
        return
    assert isinstance(normalise(event), AwsEvent | Ignored)
