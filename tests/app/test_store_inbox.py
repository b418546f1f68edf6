"""What arrives is stored once, before it is acknowledged, and sent again it is tried again only if it failed."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.store import inbox
from app.store.engine import create_engine, reading
from app.store.errors import StoreUnavailableError, UnstorableValueError
from app.store.inbox import Accepted, InboxState, Incoming, Kind, accept
from app.store.intake import Intake
from tests.app.conftest import NOON

if TYPE_CHECKING:
    from sqlalchemy import Engine


def delivery(guid: str = "1", body: bytes = b"{}") -> Incoming:
    digest = hashlib.sha256(body).hexdigest()
    headers = {"x-github-event": "push", "x-github-delivery": guid}
    return Incoming(Kind.DELIVERY, f"delivery:github:github.com:{guid}", digest, "github", "github.com", headers, body, NOON)


def report(body: bytes, attempt: int = 1) -> Incoming:
    key = inbox.report_key("0123456789abcdef0123456789abcdef", attempt)
    return Incoming(Kind.REPORT, key, hashlib.sha256(body).hexdigest(), "", "", {}, body, NOON)


def test_what_is_accepted_waits_for_the_worker_as_it_came(engine: Engine) -> None:
    body = bytes(range(256))
    assert accept(engine, delivery(body=body)) is Accepted.NEW
    (row,) = inbox.waiting(engine, 10)
    assert (row.kind, row.key, row.state, row.attempts) == (Kind.DELIVERY, "delivery:github:github.com:1", InboxState.WAITING, 1)
    assert (row.host, row.headers["x-github-event"], row.received_at) == ("github.com", "push", NOON)
    assert row.digest == hashlib.sha256(body).hexdigest()
    assert inbox.body(engine, row.id) == body
    assert inbox.body_of(engine, row.key) == body
    assert inbox.get(engine, row.id) == row


def test_the_oldest_waits_first_and_only_so_many(engine: Engine) -> None:
    for guid in "cab":
        accept(engine, delivery(guid))
    assert [row.key[-1] for row in inbox.waiting(engine, 2)] == ["c", "a"]


@pytest.mark.parametrize("state", [InboxState.WAITING, InboxState.TAKEN, InboxState.DONE])
def test_a_delivery_sent_again_is_a_repeat(engine: Engine, state: InboxState) -> None:
    accept(engine, delivery())
    (row,) = inbox.waiting(engine, 1)
    inbox.mark(engine, row.id, state, "said")
    assert accept(engine, delivery()) is Accepted.REPEAT
    assert inbox.get(engine, row.id) == replace(row, state=state, reason="said")


def test_a_failed_delivery_sent_again_is_tried_again(engine: Engine) -> None:
    accept(engine, delivery())
    (row,) = inbox.waiting(engine, 1)
    inbox.mark(engine, row.id, InboxState.FAILED, "the forge was away")
    assert inbox.waiting(engine, 1) == []
    assert accept(engine, delivery()) is Accepted.REARMED
    assert inbox.waiting(engine, 1) == [replace(row, attempts=2)]
    assert accept(engine, delivery()) is Accepted.REPEAT


def test_the_first_report_of_an_attempt_wins(engine: Engine) -> None:
    assert accept(engine, report(b"one")) is Accepted.NEW
    assert accept(engine, report(b"one")) is Accepted.REPEAT
    assert accept(engine, report(b"two")) is Accepted.CONFLICT
    assert accept(engine, report(b"two", attempt=2)) is Accepted.NEW
    assert inbox.body_of(engine, report(b"").key) == b"one"


def test_many_at_once_are_answered_one_by_one(engine: Engine) -> None:
    accept(engine, delivery("old"))
    arrivals = [delivery("b"), delivery("old"), delivery("a"), delivery("b"), report(b"one"), report(b"two"), report(b"one")]
    with engine.begin() as connection:
        answers = inbox.accept_many(connection, arrivals)
    new, repeat = Accepted.NEW, Accepted.REPEAT
    assert answers == [new, repeat, new, repeat, new, Accepted.CONFLICT, repeat]
    assert len(inbox.waiting(engine, 10)) == 4


def test_fifty_of_one_delivery_at_once_are_one(engine: Engine) -> None:
    intake = Intake(engine)
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(intake.submit, [delivery()] * 50))
    assert sorted(answers) == [Accepted.NEW] + [Accepted.REPEAT] * 49
    assert len(inbox.waiting(engine, 10)) == 1


def test_two_processes_intakes_share_one_inbox(engine: Engine) -> None:
    intakes = [Intake(engine), Intake(engine)]
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda n: intakes[n % 2].submit(delivery(str(n // 2))), range(80)))
    assert answers.count(Accepted.NEW) == 40
    assert answers.count(Accepted.REPEAT) == 40


def test_one_that_can_not_be_stored_does_not_take_others_with_it(engine: Engine) -> None:
    intake = Intake(engine)
    bad = replace(delivery("bad"), headers={"x-github-event": "a\0b"})
    with ThreadPoolExecutor(8) as pool:
        good = [pool.submit(intake.submit, delivery(str(n))) for n in range(6)]
        with pytest.raises(UnstorableValueError):
            intake.submit(bad)
        assert [answer.result() for answer in good] == [Accepted.NEW] * 6


def test_without_its_table_the_store_is_unavailable(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE inbox")
    with pytest.raises(StoreUnavailableError):
        Intake(engine).submit(delivery())
    engine.dispose()


def test_taking_leaves_what_has_ended_meanwhile(engine: Engine) -> None:
    accept(engine, delivery())
    (row,) = inbox.waiting(engine, 1)
    inbox.mark(engine, row.id, InboxState.DONE, "quick")
    inbox.take(engine, row.id)
    ended = inbox.get(engine, row.id)
    assert ended is not None
    assert ended.state is InboxState.DONE


def test_numbers_for_the_metrics(engine: Engine) -> None:
    with reading(engine) as connection:
        assert inbox.oldest_waiting(connection) is None
    accept(engine, replace(delivery("1"), received_at=NOON - timedelta(minutes=5)))
    accept(engine, delivery("2"))
    with reading(engine) as connection:
        assert inbox.oldest_waiting(connection) == NOON - timedelta(minutes=5)
        assert inbox.counts(connection) == {state: 2 if state is InboxState.WAITING else 0 for state in InboxState}


def test_only_what_is_done_and_old_is_forgotten(engine: Engine) -> None:
    old = NOON - timedelta(days=31)
    for guid in "123":
        accept(engine, replace(delivery(guid), received_at=NOON if guid == "3" else old))
    first, _, third = inbox.waiting(engine, 3)
    inbox.mark(engine, first.id, InboxState.DONE)
    inbox.mark(engine, third.id, InboxState.DONE)
    assert inbox.forget(engine, NOON - timedelta(days=30)) == 1
    assert inbox.get(engine, first.id) is None
    assert inbox.body(engine, first.id) == b""
