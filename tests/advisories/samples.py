"""OSV records and archives made for one test each."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from advisories.index import Index
from advisories.progress import NoProgress
from advisories.sources import Directory
from advisories.update import UpdateReport, update
from findings.inventory import Package

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CRITICAL = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
MEDIUM = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L"


def affected(name: str, *events: dict[str, str], ecosystem: str = "PyPI", versions: tuple[str, ...] = ()) -> dict[str, Any]:
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}] if events else []
    return {"package": {"ecosystem": ecosystem, "name": name}, "ranges": ranges, "versions": list(versions)}


def record(identifier: str, *packages: dict[str, Any], vector: str | None = None, **fields: Any) -> dict[str, Any]:
    severity = [{"type": "CVSS_V3", "score": vector}] if vector else []
    return {
        "id": identifier,
        "modified": "2026-01-02T03:04:05Z",
        "summary": f"About {identifier}",
        "affected": list(packages),
        "severity": severity,
        **fields,
    }


def since(first: str, fixed: str | None = None) -> list[dict[str, str]]:
    return [{"introduced": first}, *([{"fixed": fixed}] if fixed else [])]


def archive(*members: dict[str, Any] | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, member in enumerate(members):
            packed.writestr(f"{number}.json", member if isinstance(member, bytes) else json.dumps(member))
    return stream.getvalue()


def lay(root: Path, **archives: bytes) -> Path:
    for name, data in archives.items():
        folder = root / name.replace("crates_io", "crates.io")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "all.zip").write_bytes(data)
    return root


def updated(root: Path, path: Path, **archives: bytes) -> UpdateReport:
    return update(path, Directory(lay(root, **archives)), (), NOW, NoProgress())


def index_of(folder: Path, **archives: bytes) -> Index:
    path = folder / "advisories.sqlite"
    updated(folder / "osv", path, **archives)
    return Index.open(path)


def package(name: str, version: str, ecosystem: str = "PyPI", **fields: Any) -> Package:
    return Package(ecosystem, name, version, **{"path": "lock", "line": 3, **fields})
