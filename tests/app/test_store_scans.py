"""Scans, their effects on the outside, and the workers' signs of life."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.store import effects, scans, workers
from app.store.effects import Effect, EffectState
from app.store.errors import UnstorableValueError
from app.store.scans import ScanState
from tests.app.conftest import NOON, a_scan

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from app.store.scans import Scan


def test_a_scan_is_stored_whole(engine: Engine) -> None:
    scan = a_scan(
        installation_id=2**63 - 1,
        policy={"paths": ["ä", "\N{PILE OF POO}"], "n": 1.5, "none": None},
        policy_problems=["line 3: no"],
        state=ScanState.CONCLUDED,
        check_run_id=9,
        attempt=2,
        deadline_at=NOON + timedelta(microseconds=1),
        token_sealed=b"\0\xff",
        concluded_at=NOON,
        verdict={"conclusion": "success"},
        document={"findings": []},
        title="Nothing new",
    )
    with engine.begin() as connection:
        assert scans.create_if_absent(connection, scan)
        assert scans.get(connection, scan.id) == scan
        assert scans.by_key(connection, scan.key) == scan


def test_the_same_work_is_one_scan(engine: Engine) -> None:
    with engine.begin() as connection:
        assert scans.create_if_absent(connection, a_scan())
        assert not scans.create_if_absent(connection, a_scan(title="later"))
        assert scans.get(connection, a_scan().id) == a_scan()


def test_there_is_no_scan_of_another_id(engine: Engine) -> None:
    with engine.connect() as connection:
        assert scans.get(connection, "f" * 32) is None
        assert scans.by_key(connection, "none") is None


def test_of_two_that_end_a_scan_one_does(engine: Engine) -> None:
    with engine.begin() as connection:
        scans.create_if_absent(connection, a_scan())
        assert scans.update(connection, a_scan().id, only_in=scans.UNFINISHED, state=ScanState.CONCLUDED, concluded_at=NOON)
        assert not scans.update(connection, a_scan().id, only_in=scans.UNFINISHED, state=ScanState.SUPERSEDED)
        assert not scans.update(connection, "f" * 32, title="nobody's")
        assert scans.get(connection, a_scan().id) == replace(a_scan(), state=ScanState.CONCLUDED, concluded_at=NOON)


def stored(engine: Engine, **changes: object) -> str:
    with engine.begin() as connection:
        identity = f"{changes.pop('n', 0):032x}"
        scans.create_if_absent(connection, a_scan(**{"id": identity, "key": identity} | changes))
    return identity


def test_unfinished_scans_of_a_change(engine: Engine) -> None:
    running = stored(engine, n=1, state=ScanState.RUNNING, created_at=NOON + timedelta(seconds=1))
    planned = stored(engine, n=2)
    stored(engine, n=3, state=ScanState.CONCLUDED)
    stored(engine, n=4, number=8)
    stored(engine, n=5, host="ghe.example.com")
    stored(engine, n=6, repository_id=2)
    with engine.connect() as connection:
        found = scans.unfinished_for_change(connection, "github.com", 1296269, 7)
    assert [scan.id for scan in found] == [planned, running]


def test_unfinished_scans_of_a_branch(engine: Engine) -> None:
    main = stored(engine, n=1, number=None)
    stored(engine, n=2, number=None, ref="refs/heads/next")
    stored(engine, n=3)
    with engine.connect() as connection:
        assert [scan.id for scan in scans.unfinished_for_ref(connection, "github.com", 1296269, "refs/heads/main")] == [main]


def test_overdue_scans(engine: Engine) -> None:
    overdue = stored(engine, n=1, state=ScanState.RUNNING, deadline_at=NOON)
    stored(engine, n=2, state=ScanState.RUNNING, deadline_at=NOON + timedelta(seconds=1))
    stored(engine, n=3, state=ScanState.CONCLUDED, deadline_at=NOON)
    stored(engine, n=4)
    with engine.connect() as connection:
        assert [scan.id for scan in scans.overdue(connection, NOON)] == [overdue]


def test_the_latest_scan_of_a_head_is_the_last_asked_for(engine: Engine) -> None:
    stored(engine, n=1, created_at=NOON + timedelta(days=1))
    again = stored(engine, n=2, rerun=1)
    stored(engine, n=3, rerun=2, head="c" * 40)
    with engine.connect() as connection:
        latest = scans.latest_for_head(connection, "github.com", 1296269, "a" * 40)
        assert latest is not None
        assert latest.id == again
        assert scans.latest_for_head(connection, "github.com", 1296269, "d" * 40) is None
        assert scans.counts(connection)[ScanState.PLANNED] == 3


def test_an_effect_begun_before_shows_how_far_it_got(engine: Engine) -> None:
    stored(engine, n=1)
    scan_id = f"{1:032x}"
    with engine.begin() as connection:
        assert effects.get(connection, scan_id, "annotations") is None
        begun = effects.begin(connection, scan_id, "annotations")
        assert begun == Effect(scan_id, "annotations", "")
        effects.advance(connection, replace(begun, cursor=50, detail={"of": 120}, state=EffectState.UNKNOWN))
    with engine.begin() as connection:
        again = effects.begin(connection, scan_id, "annotations")
        assert (again.cursor, again.detail, again.state) == (50, {"of": 120}, EffectState.UNKNOWN)
        effects.finish(connection, scan_id, "annotations", external_id="4")
        known = effects.get(connection, scan_id, "annotations")
        assert known is not None
        assert (known.state, known.cursor, known.external_id) == (EffectState.DONE, 50, "4")
        assert effects.get(connection, scan_id, "annotations", "other") is None


def test_a_worker_that_beats_is_not_silent(engine: Engine) -> None:
    with engine.begin() as connection:
        workers.beat(connection, "a")
        workers.beat(connection, "a")
        assert workers.silent(connection, 60) == []
        assert workers.silent(connection, -60) == ["a"]
        workers.forget(connection, "a")
        assert workers.silent(connection, -60) == []


@pytest.mark.parametrize(
    "value",
    ["a\0b", "\ud800", 2**63, float("nan"), float("inf"), b"bytes", {"a\0": 1}, {1: 2}],
    ids=["nul", "surrogate", "63 bits", "nan", "infinity", "bytes", "nul in a name", "name that is none"],
)
def test_no_database_gets_what_another_would_refuse(engine: Engine, value: object) -> None:
    with engine.connect() as connection, pytest.raises(UnstorableValueError):
        scans.create_if_absent(connection, a_scan(policy={"deep": [{"value": value}]}))


@pytest.mark.parametrize("field", ["id", "owner", "ref", "title"])
@pytest.mark.parametrize("value", ["a\0b", "\udfff"])
def test_no_text_gets_in_that_one_database_refuses(engine: Engine, field: str, value: str) -> None:
    with engine.connect() as connection, pytest.raises(UnstorableValueError):
        scans.create_if_absent(connection, a_scan(**{field: value}))


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1])
def test_no_id_gets_in_that_is_larger_than_the_databases_integers(engine: Engine, value: int) -> None:
    with engine.connect() as connection, pytest.raises(UnstorableValueError):
        scans.create_if_absent(connection, a_scan(repository_id=value))


def test_a_time_without_a_zone_is_refused(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(UnstorableValueError):
        scans.create_if_absent(connection, a_scan(created_at=NOON.replace(tzinfo=None)))


def test_a_document_nested_without_end_is_refused(engine: Engine) -> None:
    document: list[object] = []
    document.append(document)
    with engine.connect() as connection, pytest.raises(UnstorableValueError):
        scans.create_if_absent(connection, a_scan(document={"a": document}))


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
LEAVES = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | TEXT
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(document=st.dictionaries(TEXT, JSON, max_size=3), title=TEXT)
def test_what_gets_in_comes_back_the_same(engine: Engine, document: dict[str, object], title: str) -> None:
    with engine.connect() as connection:
        scans.create_if_absent(connection, a_scan(document=document, title=title))
        back = scans.get(connection, a_scan().id)
        assert back is not None
        assert (back.document, back.title) == (document, title)


def test_old_scans_are_forgotten_but_the_last_of_each_branch(engine: Engine) -> None:
    old, recent = NOON - timedelta(days=100), NOON - timedelta(days=1)

    def ended(scan: int, created: datetime, **more: object) -> Scan:
        kept = {"state": ScanState.CONCLUDED, "concluded_at": created, "number": None, "ref": "refs/heads/main"} | more
        return a_scan(id=f"{scan:032x}", key=f"k{scan}", created_at=created, **kept)

    with engine.begin() as connection:
        for scan in (
            ended(1, old),
            ended(2, old + timedelta(hours=1)),
            ended(3, old, ref="refs/heads/next"),
            ended(4, old, number=7, ref="refs/pull/7/head"),
            ended(5, recent, number=7, ref="refs/pull/7/head"),
            ended(6, old, state=ScanState.RUNNING, concluded_at=None),
            ended(7, old, state=ScanState.FAILED, concluded_at=None),
        ):
            scans.create_if_absent(connection, scan)
        effects.begin(connection, f"{1:032x}", "sarif")
        assert scans.forget(connection, NOON - timedelta(days=90)) == 3
        left = [number for number in range(1, 8) if scans.get(connection, f"{number:032x}")]
        assert left == [2, 3, 5, 6]
        assert effects.get(connection, f"{1:032x}", "sarif") is None


def test_earlier_scans_of_a_ref_are_looked_through_from_the_newest(engine: Engine) -> None:
    with engine.begin() as connection:
        for number, ref in enumerate(["refs/heads/main", "refs/heads/main", "refs/heads/next", "refs/heads/main"]):
            when = NOON + timedelta(hours=number)
            scan = a_scan(id=f"{number:032x}", key=f"k{number}", ref=ref, state=ScanState.CONCLUDED, concluded_at=when)
            scans.create_if_absent(connection, scan)
        last = scans.get(connection, f"{3:032x}")
        assert last is not None
        assert [scan.id[-1] for scan in scans.concluded_before(connection, last)] == ["1", "0"]
