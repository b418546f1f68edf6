"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, BigInteger, DateTime, Double, Integer, String, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from app.store.errors import UnstorableValueError
from app.store.values import checked, checked_text

if TYPE_CHECKING:
    from sqlalchemy import Dialect
    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.types import TypeEngine


class RowId(TypeDecorator[int]):
    """A whole number of up to 63 bits, ours or a forge's id."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[int]:
        """SQLite numbers rows by itself only when the column is a plain INTEGER."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002  the base class's signature
        """Refuse what neither holds."""
        checked(value)
        return value


class UtcTime(TypeDecorator[datetime]):
    """An aware time in UTC, both ways; SQLite itself knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone: nobody could tell what it means."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise UnstorableValueError("A time without a time zone can not be stored: use an aware one.")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  the base class's signature
        """Always in UTC, whatever zone the session has."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class PlainText(TypeDecorator[str]):
    """Text that every database takes and gives back unchanged."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  the base class's signature
        """Refuse what PostgreSQL would."""
        return None if value is None else checked_text(value)


class ShortText(PlainText):
    """Text of a bounded length, for keys and names."""

    impl = String  # type: ignore[assignment]  # String(n) is Text with a limit, and is bound the same way
    cache_ok = True


class Document(TypeDecorator[Any]):
    """A JSON value that every database takes and gives back unchanged. None is SQL's NULL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> object:  # noqa: ARG002  the base class's signature
        """Refuse what PostgreSQL would, anywhere in it."""
        checked(value)
        return value


class DatabaseClock(FunctionElement[float]):
    """Seconds since 1970 by the database's clock: the one clock that all machines share."""

    type = Double()
    inherit_cache = True


@compiles(DatabaseClock, "sqlite")
def _sqlite_clock(element: DatabaseClock, compiler: SQLCompiler, **_: object) -> str:  # noqa: ARG001  the hook's signature
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(DatabaseClock, "postgresql")
def _postgresql_clock(element: DatabaseClock, compiler: SQLCompiler, **_: object) -> str:  # noqa: ARG001  the hook's signature
    return "extract(epoch FROM clock_timestamp())::double precision"
