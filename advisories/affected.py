"""The `affected` part of an OSV record: which packages, at which versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from advisories.errors import UnusableRecordError
from advisories.versions import MAX_VERSION_LENGTH

MAX_NAME_LENGTH = 512
MAX_AFFECTED = 50_000
MAX_EVENTS = 20_000
MAX_VERSIONS = 100_000
EVENT_KINDS = ("introduced", "fixed", "last_affected", "limit")
_ORDERED = frozenset({"SEMVER", "ECOSYSTEM"})


@dataclass(frozen=True, slots=True)
class AffectedPackage:
    """One package a record is about."""

    ecosystem: str
    name: str
    ranges: tuple[tuple[tuple[str, str], ...], ...]
    """Each range as its events (kind, version), in the record's order. Ranges of type GIT are left out: they speak of
    commits, and lock files name versions."""
    versions: tuple[str, ...]
    """The versions it lists one by one."""


def affected_packages(value: object) -> tuple[AffectedPackage, ...]:
    """Read the `affected` array of a record; entries without a package (commits only) are left out.

    Raises:
        UnusableRecordError: a value has not the type or size OSV gives it.

    """
    entries = _list(value, MAX_AFFECTED, "affected")
    return tuple(found for entry in entries if (found := _affected_package(_object(entry, "affected"))))


def _affected_package(entry: dict[str, Any]) -> AffectedPackage | None:
    if entry.get("package") is None:
        return None
    package = _object(entry["package"], "package")
    return AffectedPackage(
        ecosystem=_text(package.get("ecosystem"), MAX_NAME_LENGTH, "package.ecosystem"),
        name=_text(package.get("name"), MAX_NAME_LENGTH, "package.name"),
        ranges=_ranges(entry.get("ranges")),
        versions=_versions(entry.get("versions")),
    )


def _versions(value: object) -> tuple[str, ...]:
    versions = _list(value, MAX_VERSIONS, "versions")
    return tuple(dict.fromkeys(_text(version, MAX_VERSION_LENGTH, "versions") for version in versions))


def _ranges(value: object) -> tuple[tuple[tuple[str, str], ...], ...]:
    ranges = (_object(item, "ranges") for item in _list(value, MAX_EVENTS, "ranges"))
    return tuple(_events(item.get("events")) for item in ranges if item.get("type") in _ORDERED)


def _events(value: object) -> tuple[tuple[str, str], ...]:
    events = []
    for item in _list(value, MAX_EVENTS, "events"):
        event = _object(item, "events")
        events += [(kind, _text(event[kind], MAX_VERSION_LENGTH, kind)) for kind in EVENT_KINDS if event.get(kind) is not None]
    if not any(kind == "introduced" for kind, _ in events):
        raise UnusableRecordError("bad-affected", "A range has no introduced event, so it says nothing")
    return tuple(events)


def _list(value: object, most: int, what: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > most:
        raise UnusableRecordError("bad-affected", f"{what} is no list of at most {most} items")
    return value


def _object(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UnusableRecordError("bad-affected", f"{what} holds something that is no object")
    return value


def _text(value: object, most: int, what: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= most or not value.isprintable():
        raise UnusableRecordError("bad-affected", f"{what} is no text of 1 to {most} printable characters")
    return value
