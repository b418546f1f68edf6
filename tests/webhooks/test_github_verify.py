"""Only who knows the secret is believed, whatever the headers hold."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.webhooks.github_deliveries import HOST, PUSH, SECRET, sent
from webhooks.errors import BadDeliveryError, BadSignatureError
from webhooks.events import Delivery
from webhooks.github import KEPT_HEADERS, read, verify


def test_a_delivery_signed_with_the_secret_is_believed() -> None:
    verify(*sent("push", PUSH), [SECRET])


def test_header_names_come_in_any_case() -> None:
    headers, body = sent("push", PUSH)
    verify({name.lower(): value for name, value in headers.items()}, body, [SECRET])
    verify({name.upper(): value for name, value in headers.items()}, body, [SECRET])


def test_while_the_secret_is_being_changed_both_are_believed() -> None:
    verify(*sent("push", PUSH, b"old"), [b"new", b"old"])
    verify(*sent("push", PUSH, b"new"), [b"new", b"old"])
    with pytest.raises(BadSignatureError):
        verify(*sent("push", PUSH, b"older"), [b"new", b"old"])


def test_the_bytes_count_and_not_what_they_mean() -> None:
    headers, body = sent("push", PUSH)
    with pytest.raises(BadSignatureError) as refusal:
        verify(headers, body + b"\n", [SECRET])
    assert refusal.value.reason == "wrong-signature"


GENUINE = hmac.new(SECRET, b"{}", hashlib.sha256).hexdigest()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "malformed-signature"),
        ("sha256=", "malformed-signature"),
        (f"sha256={GENUINE[:-1]}", "malformed-signature"),
        (f"sha256={GENUINE}0", "malformed-signature"),
        (f"sha256={GENUINE.upper()}", "malformed-signature"),
        (f"SHA256={GENUINE}", "malformed-signature"),
        (f" sha256={GENUINE}", "malformed-signature"),
        (f"sha256={GENUINE}\n", "malformed-signature"),
        (f"sha256={GENUINE},sha256={GENUINE}", "malformed-signature"),
        (GENUINE, "malformed-signature"),
        ("sha1=" + hmac.new(SECRET, b"{}", hashlib.sha1).hexdigest(), "malformed-signature"),
        ("sha256=" + "é" * 64, "malformed-signature"),
        ("sha256=" + "\N{FULLWIDTH DIGIT ONE}" * 64, "malformed-signature"),
        ("sha256=" + "\ud800" * 64, "malformed-signature"),
        ("sha256=" + "0" * 64, "wrong-signature"),
        ("x" * 65536, "malformed-signature"),
    ],
)
def test_garbage_for_a_signature_is_refused(value: str, reason: str) -> None:
    with pytest.raises(BadSignatureError) as refusal:
        verify({"X-Hub-Signature-256": value}, b"{}", [SECRET])
    assert refusal.value.reason == reason


def test_the_sha1_signature_alone_is_none() -> None:
    headers, body = sent("push", PUSH)
    del headers["X-Hub-Signature-256"]
    with pytest.raises(BadSignatureError) as refusal:
        verify(headers, body, [SECRET])
    assert refusal.value.reason == "missing-signature"


@given(st.text(), st.binary(max_size=50))
def test_no_invented_signature_holds_and_none_breaks_anything(value: str, body: bytes) -> None:
    with pytest.raises(BadSignatureError):
        verify({"x-hub-signature-256": value}, body, [SECRET])


@pytest.mark.parametrize("secrets", [[], [b""], [SECRET, b""]])
def test_without_a_secret_nothing_can_be_verified(secrets: list[bytes]) -> None:
    with pytest.raises(ValueError, match="without a secret"):
        verify(*sent("push", PUSH), secrets)


def test_the_kept_headers_say_what_the_delivery_is() -> None:
    headers, _ = sent("push", PUSH, guid="8f3c-1")
    kept = {name.lower(): value for name, value in headers.items() if name.lower() in KEPT_HEADERS}
    delivery = read(kept, HOST)
    assert delivery == Delivery("github", HOST, "8f3c-1", "push")
    assert delivery.key == "delivery:github:github.com:8f3c-1"


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("X-GitHub-Delivery", "", "no-delivery-id"),
        ("X-GitHub-Delivery", "a:b", "no-delivery-id"),
        ("X-GitHub-Delivery", "a" * 65, "no-delivery-id"),
        ("X-GitHub-Delivery", "é", "no-delivery-id"),
        ("X-GitHub-Event", "", "no-event-name"),
        ("X-GitHub-Event", "push\r\nSet-Cookie: a", "no-event-name"),
        ("X-GitHub-Event", "PUSH", "no-event-name"),
    ],
)
def test_a_delivery_must_be_identified(name: str, value: str, reason: str) -> None:
    headers, _ = sent("push", PUSH)
    with pytest.raises(BadDeliveryError) as refusal:
        read(headers | {name: value}, HOST)
    assert refusal.value.reason == reason
