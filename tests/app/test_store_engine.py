"""Databases are opened the same, brought up to date by whoever comes first, and found again after they were away."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import OperationalError

from app.store import inbox, turns
from app.store.engine import create_engine, reading
from app.store.errors import StoreUnavailableError
from app.store.inbox import Accepted
from app.store.intake import Intake
from app.store.migrate import is_current, migrate
from app.store.tables import metadata
from tests.app import postgresql
from tests.app.test_store_inbox import delivery

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/made/empty.db"
        return
    server = request.getfixturevalue("postgres")
    server.execute("CREATE DATABASE empty")
    yield server.url("empty")
    server.execute("DROP DATABASE empty WITH (FORCE)")


def test_the_migrations_make_the_tables_the_code_knows(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_database_is_current_once_it_is_migrated(empty_url: str) -> None:
    engine = create_engine(empty_url)
    assert not is_current(engine)
    migrate(empty_url)
    assert is_current(engine)
    migrate(empty_url)
    assert is_current(engine)
    engine.dispose()


def test_processes_that_start_at_once_migrate_once(empty_url: str) -> None:
    command = [sys.executable, "-c", f"from app.store.migrate import migrate; migrate({empty_url!r})"]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    ends = [process.communicate()[1].decode() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], ends
    engine = create_engine(empty_url)
    assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}
    engine.dispose()


def test_what_sqlite_has_acknowledged_is_on_the_disk(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    with engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        pragmas = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    engine.dispose()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_reading_waits_for_no_writer(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    with engine.begin() as writer:
        writer.execute(text("INSERT INTO workers VALUES ('a', 1)"))
        with reading(engine) as reader:
            assert reader.execute(text("SELECT count(*) FROM workers")).scalar() == 0
    engine.dispose()


def test_errors_do_not_quote_what_was_to_be_stored(engine: Engine) -> None:
    with pytest.raises(Exception, match="workers") as failure, engine.begin() as connection:
        connection.execute(text("INSERT INTO workers VALUES (:id, 1), (:id, 1)"), {"id": "canary-value"})
    assert "[SQL parameters hidden" in str(failure.value)


KILLED = """
import hashlib, os, sys
from datetime import datetime, UTC
from app.store.engine import create_engine
from app.store.inbox import Incoming, Kind
from app.store.intake import Intake
intake = Intake(create_engine(sys.argv[1]))
n = 0
while True:
    n += 1
    guid = f"{sys.argv[2]}-{n}"
    intake.submit(Incoming(Kind.DELIVERY, "delivery:" + guid, "0" * 64, "github", "h", {}, b"x" * 2000, datetime.now(UTC)))
    os.write(1, (guid + "\\n").encode())
"""


def test_what_was_acknowledged_survives_sigkill(database_url: str) -> None:
    acknowledged = []
    for run in range(3):
        process = subprocess.Popen([sys.executable, "-c", KILLED, database_url, str(run)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        acknowledged += [process.stdout.readline().strip() for _ in range(20)]
        process.kill()
        acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
        process.wait()
        process.stdout.close()
    engine = create_engine(database_url)
    stored = {row.key.removeprefix("delivery:") for row in inbox.waiting(engine, 10_000)}
    engine.dispose()
    assert len(acknowledged) >= 60
    assert set(acknowledged) <= stored


@pytest.fixture
def own_server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server that a test may stop."""
    found = postgresql.programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with postgresql.running(found) as server:
        yield server


def test_an_intake_finds_a_server_that_crashed_and_came_back(own_server: postgresql.Server) -> None:
    url = own_server.url("postgres")
    migrate(url)
    engine = create_engine(url)
    intake = Intake(engine)
    assert intake.submit(delivery("before")) is Accepted.NEW
    for crash in range(2):
        own_server.control("stop", "-m", "immediate")
        with pytest.raises(StoreUnavailableError):
            intake.submit(delivery(f"meanwhile-{crash}"))
        own_server.control("start")
        assert intake.submit(delivery(f"after-{crash}")) is Accepted.NEW
    assert is_current(engine)
    engine.dispose()


def test_without_a_turn_an_arrival_is_refused_and_the_next_is_taken(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    intake = Intake(engine)
    in_the_way = Path(sqlite_url.removeprefix("sqlite:///") + turns.SUFFIX)
    in_the_way.mkdir()
    with pytest.raises(StoreUnavailableError):
        intake.submit(delivery("refused"))
    in_the_way.rmdir()
    assert intake.submit(delivery("refused")) is Accepted.NEW
    engine.dispose()


def test_one_turn_waits_for_another(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    order = []

    def second() -> None:
        with turns.turn(engine):
            order.append("second")

    with turns.turn(engine):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.05)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]
    engine.dispose()


def test_a_locked_sqlite_file_is_waited_for_and_then_unavailable(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.engine.BUSY_TIMEOUT_MS", 2000)
    monkeypatch.setattr("app.store.intake.STUCK_AFTER_S", 0.05)
    engine = create_engine(sqlite_url)
    intake = Intake(engine)
    intake.submit(delivery("before"))
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(intake.submit, delivery("waits"))
        while intake._busy_since is None:
            threading.Event().wait(0.01)
        threading.Event().wait(0.1)
        with pytest.raises(StoreUnavailableError):  # the writer is stuck: who comes now is not made to wait
            intake.submit(delivery("sent away"))
        assert not first.done()
        assert isinstance(first.exception(), StoreUnavailableError)
    other.execute("ROLLBACK")
    other.close()
    while intake._busy_since is not None:  # who was refused may be told before the writer is free again
        threading.Event().wait(0.01)
    assert intake.submit(delivery("after")) is Accepted.NEW
    engine.dispose()


def test_a_database_that_is_away_says_so() -> None:
    engine = create_engine("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(OperationalError):
        is_current(engine)
