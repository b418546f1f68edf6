"""Stores for tests: the same tests on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import psycopg
import pytest

from app.store.engine import create_engine
from app.store.migrate import migrate
from app.store.scans import Scan, ScanScope
from tests.app import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgresql.Server]:
    """A PostgreSQL server with a migrated database named `migrated`."""
    found = postgresql.programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with postgresql.running(found) as server:
        server.execute("CREATE DATABASE migrated")
        migrate(server.url("migrated"))
        yield server


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database."""
    path = tmp_path_factory.mktemp("pattern") / "pattern.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_pattern: Path, tmp_path: Path) -> str:
    """A migrated SQLite database of the test's own."""
    shutil.copy(sqlite_pattern, tmp_path / "outrider.db")
    return f"sqlite:///{tmp_path}/outrider.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty, migrated database of each kind; its tables are not to be changed."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite_url")
    url = request.getfixturevalue("postgres").url("migrated")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "TRUNCATE inbox, scans, effects, workers, integrations, records, record_tokens, "
            "deployments, deployment_digests, deployment_checks"
        )
    return url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An open, empty, migrated database of each kind."""
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


def a_scan(number: int | None = 7, **changes: object) -> Scan:
    """A scan as planned."""
    values: dict[str, object] = {
        "id": "0123456789abcdef0123456789abcdef",
        "key": "scan:github.com:1:7:aaa",
        "host": "github.com",
        "installation_id": 77,
        "repository_id": 1296269,
        "owner": "acme",
        "name": "shop",
        "private": True,
        "number": number,
        "ref": f"refs/pull/{number}/head" if number else "refs/heads/main",
        "head": "a" * 40,
        "merge_base": "b" * 40,
        "target_branch": "main",
        "scope": ScanScope.CHANGE if number else ScanScope.FULL,
        "policy": {"fail_on": "high"},
        "policy_problems": [],
        "rerun": 0,
        "created_at": NOON,
    }
    return Scan(**values | changes)
