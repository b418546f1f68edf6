from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

import protocol.schemas
from protocol.ticket import MAX_LIFETIME_S, Ticket, TicketError, sign, verify

SAMPLE = Path(protocol.schemas.__file__).parent / "samples/ticket/valid/change-of-a-repository.json"
TICKET = Ticket.from_json(SAMPLE.read_bytes())
KEY = Ed25519PrivateKey.generate()
OTHER = Ed25519PrivateKey.generate()
KEYS = {"k1": KEY.public_key()}
NOW = datetime.fromtimestamp(TICKET.iat + 10, UTC)


def refusal(token: str, audience: str = TICKET.aud, now: datetime = NOW) -> str:
    with pytest.raises(TicketError) as error:
        verify(token, KEYS, audience, now)
    return error.value.reason


def test_a_signed_ticket_says_on_the_other_side_what_it_said_here() -> None:
    assert verify(sign(TICKET, KEY, "k1"), KEYS, TICKET.aud, NOW) == TICKET
    assert (TICKET.scan, TICKET.attempt) == ("0123456789abcdef0123456789abcdef", 1)


def test_either_key_opens_during_a_rotation() -> None:
    keys = {**KEYS, "k2": OTHER.public_key()}
    assert verify(sign(TICKET, KEY, "k1"), keys, TICKET.aud, NOW) == verify(sign(TICKET, OTHER, "k2"), keys, TICKET.aud, NOW)


def test_a_ticket_of_another_key_is_refused() -> None:
    assert refusal(sign(TICKET, OTHER, "k1")) == "bad-signature"
    assert refusal(sign(TICKET, OTHER, "k2")) == "unknown-key"


def test_a_ticket_without_signature_is_refused() -> None:
    unsigned = jwt.encode(TICKET.model_dump(mode="json"), None, algorithm="none", headers={"kid": "k1"})
    assert refusal(unsigned) == "bad-signature"


def test_a_ticket_signed_with_the_public_key_as_a_secret_is_refused() -> None:
    public = KEY.public_key().public_bytes_raw().ljust(32, b"\0")
    forged = jwt.encode(TICKET.model_dump(mode="json"), public, algorithm="HS256", headers={"kid": "k1"})
    assert refusal(forged) == "bad-signature"


def test_a_ticket_for_another_integration_is_refused() -> None:
    assert refusal(sign(TICKET, KEY, "k1"), audience="int-9") == "wrong-audience"


@pytest.mark.parametrize(("later", "reason"), [(timedelta(seconds=700), "expired"), (timedelta(seconds=-120), "not-yet-valid")])
def test_a_ticket_counts_only_in_its_time(later: timedelta, reason: str) -> None:
    assert refusal(sign(TICKET, KEY, "k1"), now=NOW + later) == reason


def test_a_long_lived_ticket_is_refused_although_signed() -> None:
    long = TICKET.model_copy(update={"exp": TICKET.iat + MAX_LIFETIME_S + 1})
    assert refusal(sign(long, KEY, "k1")) == "lives-too-long"


def test_a_signed_ticket_with_an_unknown_field_is_refused() -> None:
    claims = {**TICKET.model_dump(mode="json", exclude_none=True), "command": ["sh"]}
    assert refusal(jwt.encode(claims, KEY, algorithm="EdDSA", headers={"kid": "k1"})) == "bad-document"


@given(st.text() | st.from_regex(r"\A[\w-]*\.[\w-]*\.[\w-]*\Z"))
def test_garbage_is_refused_with_a_reason(token: str) -> None:
    with pytest.raises(TicketError):
        verify(token, KEYS, TICKET.aud, NOW)


@given(st.data())
def test_no_changed_character_goes_unseen(data: st.DataObject) -> None:
    token = sign(TICKET, KEY, "k1")
    place = data.draw(st.integers(0, len(token) - 2))
    other = data.draw(st.sampled_from("AZaz09-_").filter(lambda letter: letter != token[place]))
    with pytest.raises(TicketError):
        verify(token[:place] + other + token[place + 1 :], KEYS, TICKET.aud, NOW)
