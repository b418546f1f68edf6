import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

import protocol.schemas
from protocol.document import DocumentError
from protocol.target import ProbeTarget
from protocol.ticket import MAX_LIFETIME_S, Ticket, TicketError, sign, verify

SAMPLES = Path(protocol.schemas.__file__).parent / "samples/ticket/valid"
TICKET = Ticket.from_json((SAMPLES / "change-of-a-repository.json").read_bytes())
PROBE = Ticket.from_json((SAMPLES / "probe.json").read_bytes())
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


NAMES = st.from_regex(r"\A[0-9A-Za-z]([0-9A-Za-z.-]{0,20}[0-9A-Za-z])?\Z") | st.ip_addresses(v=6).map(
    lambda address: f"[{address}]"
)


@given(st.sampled_from(["http", "https"]), NAMES, st.none() | st.integers(1, 65_535))
def test_a_probes_ticket_says_on_the_other_side_what_it_said_here(scheme: str, host: str, port: int | None) -> None:
    forge = f"{scheme}://{host}" + (f":{port}" if port else "")
    ticket = Ticket(**{**dict(PROBE), "target": {"type": "probe", "forge": forge}})
    assert verify(sign(ticket, KEY, "k1"), KEYS, PROBE.aud, NOW) == ticket
    with pytest.raises(DocumentError, match="it is a probe's"):
        _ = ticket.to_scan


OF_OTHER_TARGETS = ("host", "path", "head", "merge_base", "scope", "paths", "ref", "digest", "arn", "code_sha256", "cloud", "id")


@given(st.sampled_from(OF_OTHER_TARGETS) | st.text(min_size=1), st.none() | st.text() | st.integers())
def test_a_probe_has_room_for_nothing_else(name: str, value: object) -> None:
    claims = PROBE.model_dump(mode="json", exclude_none=True)
    if name in claims["target"]:
        return
    with pytest.raises(DocumentError):
        Ticket.from_json(json.dumps({**claims, "target": {**claims["target"], name: value}}))


@given(st.text())
def test_a_probes_forge_is_scheme_host_and_port_alone(text: str) -> None:
    claims = PROBE.model_dump(mode="json", exclude_none=True)
    for forge in (f"https://h{text}", f"https://h/{text}", f"https://{text}@h", f"https://h?{text}"):
        try:
            read = Ticket.from_json(json.dumps({**claims, "target": {"type": "probe", "forge": forge}}))
        except DocumentError:
            continue
        assert isinstance(read.target, ProbeTarget)
        parts = urlsplit(read.target.forge)
        assert (parts.path, parts.query, parts.fragment, parts.username) == ("", "", "", None)
