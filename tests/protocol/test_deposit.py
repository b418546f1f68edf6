"""A left report proves whose it is by the ticket that started its Job, and by nothing that is written into the bucket."""

import gzip
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.deposit import DepositError, Slip, deposit_key, leave, open_deposit
from protocol.keys import key_id
from protocol.report import Report
from protocol.sizes import MAX_DEPOSIT_BYTES, MAX_PACKED_BYTES
from tests.cloudformation.signed import INTEGRATION, KEY, SCAN, Tickets
from tests.protocol.test_report import REPORT

KID = key_id(KEY.public_key())
TICKET = Tickets()()
MINE = REPORT.model_copy(update={"scan": SCAN})
LEFT = leave(MINE, TICKET)


def opened(content: bytes, key: Ed25519PrivateKey = KEY, audience: str = INTEGRATION) -> Any:
    return open_deposit(content, key, key_id(key.public_key()), audience)


def refused(content: bytes, **more: Any) -> str:
    with pytest.raises(DepositError) as refusal:
        opened(content, **more)
    return refusal.value.reason


def test_a_left_report_comes_with_the_claims_of_its_ticket() -> None:
    deposit = opened(LEFT)
    assert (deposit.ticket.op, deposit.ticket.scan, deposit.ticket.attempt) == ("start", SCAN, 1)
    assert Report.from_json(gzip.decompress(deposit.body)) == MINE


def test_it_does_not_hold_what_opens_anything() -> None:
    assert TICKET.rsplit(".", 1)[1].encode() not in LEFT
    assert deposit_key(TICKET).hex().encode() not in LEFT


@settings(max_examples=200)
@given(st.integers(0, len(LEFT) * 8 - 1))
def test_no_bit_of_it_may_change(at: int) -> None:
    changed = bytearray(LEFT)
    changed[at // 8] ^= 1 << at % 8
    assert refused(bytes(changed)) in {"bad-signature", "bad-document"}


def test_only_the_ticket_gives_the_key() -> None:
    slip = Slip.from_json(LEFT.split(b"\n")[0])
    for guess in (f"{slip.ticket}.", f"{slip.ticket}.{'A' * 86}", Tickets()("status")):
        body = gzip.compress(MINE.to_json().encode())
        forged = leave(MINE, guess).split(b"\n")[0].replace(guess.rpartition(".")[0].encode(), slip.ticket.encode())
        assert refused(forged + b"\n" + body) == "bad-signature"


def test_it_is_not_believed_from_another_service_or_for_another_integration() -> None:
    assert refused(LEFT, key=Ed25519PrivateKey.generate()) == "bad-signature"
    assert refused(LEFT, audience="f" * 32) == "wrong-audience"
    assert refused(leave(MINE, Tickets(Ed25519PrivateKey.generate())())) == "bad-signature"


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"no slip", b"\xff\xfe\n", b"x" * 200_000, b"[" * 100_000 + b"\n"])
def test_what_is_no_deposit_is_told_so(content: bytes) -> None:
    assert refused(content) == "bad-document"


def test_what_is_too_large_is_neither_left_nor_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(b"x" * (MAX_DEPOSIT_BYTES + 1)) == "too-large"
    monkeypatch.setattr("protocol.deposit.MAX_PACKED_BYTES", 10)
    with pytest.raises(DepositError) as refusal:
        leave(MINE, TICKET)
    assert refusal.value.reason == "too-large"
    assert MAX_DEPOSIT_BYTES > MAX_PACKED_BYTES
