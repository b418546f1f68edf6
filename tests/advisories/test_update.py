from __future__ import annotations

import fcntl
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from advisories.errors import IndexUnusableError, SourceError, UpdateError
from advisories.index import Index
from advisories.match import match
from advisories.mirror import Mirror
from advisories.progress import NoProgress
from advisories.sources import Directory, Starter
from advisories.update import UpdateReport, update
from tests.advisories.conftest import ArchiveServer
from tests.advisories.samples import NOW, affected, archive, lay, package, record, since, updated

ONE = archive(record("PYSEC-1", affected("a", *since("0"))))
TWO = archive(record("PYSEC-1", affected("a", *since("0"))), record("PYSEC-2", affected("a", *since("0"))))
NPM = archive(record("GHSA-1", affected("n", *since("0"), ecosystem="npm")))
BROKEN = b"<html>please sign in</html>"
LATER = NOW + timedelta(days=2)


def mirrored(server: ArchiveServer, path: Path, *names: str, later: bool = False) -> UpdateReport:
    return update(path, Mirror(server.url), names, LATER if later else NOW, NoProgress())


def found(path: Path) -> list[str]:
    with Index.open(path) as index:
        return [item.about.id for item in match(index, [package("a", "1"), package("n", "1.0.0", "npm")])]


def test_an_update_from_a_directory_takes_all_its_ecosystems(tmp_path: Path) -> None:
    path = tmp_path / "index" / "advisories.sqlite"
    report = updated(tmp_path / "osv", path, PyPI=TWO, npm=NPM)
    assert {name: counts.records for name, counts in report.read.items()} == {"PyPI": 2, "npm": 1}
    assert found(path) == ["PYSEC-1", "PYSEC-2", "GHSA-1"]
    assert sorted(item.name for item in path.parent.iterdir()) == ["advisories.sqlite", "advisories.sqlite.lock"]


def test_an_update_over_http_asks_only_for_what_changed_and_still_counts(tmp_path: Path, archive_server: ArchiveServer) -> None:
    path = tmp_path / "advisories.sqlite"
    lay(archive_server.root, PyPI=ONE, npm=NPM)
    first = mirrored(archive_server, path, "PyPI", "npm")
    lay(archive_server.root, PyPI=TWO)
    second = mirrored(archive_server, path, "PyPI", "npm", later=True)
    assert [status for _, status in archive_server.asked] == [200, 200, 200, 304]
    assert (tuple(second.read), second.unchanged) == (("PyPI",), ("npm",))
    assert found(path) == ["PYSEC-1", "PYSEC-2", "GHSA-1"]
    assert first.digest != second.digest
    with Index.open(path) as index:
        assert index.updated_at == LATER
    third = mirrored(archive_server, path, "PyPI", "npm")
    assert (third.unchanged, third.digest) == (("PyPI", "npm"), second.digest)


def test_ecosystems_nobody_asked_for_are_kept_with_their_age(tmp_path: Path, archive_server: ArchiveServer) -> None:
    path = tmp_path / "advisories.sqlite"
    lay(archive_server.root, PyPI=ONE, npm=NPM)
    mirrored(archive_server, path, "PyPI", "npm")
    report = mirrored(archive_server, path, "PyPI", later=True)
    assert report.kept == ("npm",)
    with Index.open(path) as index:
        assert (index.updated_at, {item.name: item.updated_at for item in index.archives}) == (NOW, {"PyPI": LATER, "npm": NOW})


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.wfile.write(b"PK")
    handler.close_connection = True


def redirect(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:1/elsewhere")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@pytest.mark.parametrize(("failure", "reason"), [(hang_up, "unreachable"), (redirect, "http-status")])
def test_one_failing_ecosystem_leaves_the_old_index_in_force(
    tmp_path: Path, archive_server: ArchiveServer, failure: object, reason: str
) -> None:
    path = tmp_path / "advisories.sqlite"
    lay(archive_server.root, PyPI=ONE, npm=NPM)
    mirrored(archive_server, path, "PyPI", "npm")
    before = path.read_bytes()
    lay(archive_server.root, PyPI=TWO)
    archive_server.failing["npm"] = failure  # type: ignore[assignment]
    with pytest.raises(UpdateError, match="npm") as error:
        mirrored(archive_server, path, "PyPI", "npm")
    assert {name: fault.reason for name, fault in error.value.failed.items()} == {"npm": reason}
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.building"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BROKEN, "bad-archive"),
        (archive(), "no-records"),
        (archive(*[record(f"A-{n}") for n in range(98)], b"{}", b"[]"), "too-many-unusable"),
    ],
)
def test_an_archive_that_is_broken_fails_its_ecosystem(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UpdateError) as error:
        updated(tmp_path / "osv", tmp_path / "advisories.sqlite", PyPI=ONE, npm=data)
    assert {name: fault.reason for name, fault in error.value.failed.items()} == {"npm": reason}
    assert not (tmp_path / "advisories.sqlite").exists()


def test_up_to_one_unusable_record_in_a_hundred_is_left_out_and_counted(tmp_path: Path) -> None:
    data = archive(*[record(f"A-{n}") for n in range(99)], b'{"id": "A-99"}')
    report = updated(tmp_path / "osv", tmp_path / "advisories.sqlite", PyPI=data)
    assert (report.read["PyPI"].records, dict(report.read["PyPI"].unusable)) == (99, {"bad-modified": 1})


def test_a_missing_archive_is_named(tmp_path: Path, archive_server: ArchiveServer) -> None:
    lay(archive_server.root, PyPI=ONE)
    with pytest.raises(UpdateError, match=r"Maven.*404") as error:
        mirrored(archive_server, tmp_path / "advisories.sqlite", "PyPI", "Maven")
    assert list(error.value.failed) == ["Maven"]


def test_a_reader_goes_on_while_the_index_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "advisories.sqlite"
    updated(tmp_path / "osv", path, PyPI=ONE)
    with Index.open(path) as old:
        updated(tmp_path / "osv", path, PyPI=TWO)
        assert [item.about.id for item in match(old, [package("a", "1")])] == ["PYSEC-1"]
    assert found(path) == ["PYSEC-1", "PYSEC-2"]


def test_two_updates_do_not_run_at_once(tmp_path: Path) -> None:
    path = tmp_path / "advisories.sqlite"
    with (tmp_path / "advisories.sqlite.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(UpdateError) as error:
            updated(tmp_path / "osv", path, PyPI=ONE)
    assert error.value.reason == "update-running"


def test_what_a_killed_update_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "advisories.sqlite.abc.building").write_bytes(b"half")
    updated(tmp_path / "osv", tmp_path / "advisories.sqlite", PyPI=ONE)
    assert not list(tmp_path.glob("*.building"))


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\0" * 2_000, b"text" * 1_000])
def test_a_damaged_index_is_told_from_a_missing_one_and_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "advisories.sqlite"
    with pytest.raises(IndexUnusableError) as missing:
        Index.open(path)
    path.write_bytes(content)
    with pytest.raises(IndexUnusableError) as damaged:
        Index.open(path)
    assert (missing.value.reason, damaged.value.reason) == ("advisories-missing", "advisories-unreadable")
    updated(tmp_path / "osv", path, PyPI=ONE)
    assert found(path) == ["PYSEC-1"]


def test_a_place_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UpdateError) as error:
        updated(tmp_path / "osv", tmp_path / "file" / "advisories.sqlite", PyPI=ONE)
    assert error.value.reason == "write-failed"


def test_the_starter_set_never_replaces_full_data_and_full_data_replaces_it(tmp_path: Path) -> None:
    path = tmp_path / "advisories.sqlite"
    update(path, Starter(), (), NOW, NoProgress())
    with Index.open(path) as index:
        assert index.kind == "starter"
        assert {item.name for item in index.archives} == {"PyPI", "npm", "Go", "crates.io", "Maven"}
    updated(tmp_path / "osv", path, PyPI=ONE)
    with Index.open(path) as index:
        assert [item.name for item in index.archives] == ["PyPI"]
    with pytest.raises(UpdateError) as error:
        update(path, Starter(), (), NOW, NoProgress())
    assert error.value.reason == "would-replace-full-data"


@pytest.mark.parametrize("name", ["../secrets", "a/b", "", "x" * 100, ".."])
def test_an_ecosystem_is_a_name_and_no_path(tmp_path: Path, name: str) -> None:
    with pytest.raises((UpdateError, SourceError)) as error:
        update(tmp_path / "advisories.sqlite", Directory(lay(tmp_path / "osv", PyPI=ONE)), [name, "PyPI"], NOW, NoProgress())
    assert error.value.reason == "bad-ecosystem"


@pytest.mark.parametrize(
    "url", ["http://example.com/osv", "ftp://127.0.0.1/", "file:///etc", "https://", "http://127.0.0.1.example.com"]
)
def test_advisories_come_encrypted_or_from_this_machine(url: str) -> None:
    with pytest.raises(SourceError) as error:
        Mirror(url)
    assert error.value.reason == "bad-url"


def test_credentials_of_a_mirror_are_not_shown(tmp_path: Path, archive_server: ArchiveServer) -> None:
    secret = archive_server.url.replace("//", "//user:hunter2@")
    with pytest.raises(UpdateError) as error:
        update(tmp_path / "advisories.sqlite", Mirror(secret), ("PyPI",), NOW, NoProgress())
    assert "hunter2" not in str(error.value) + Mirror(secret).label
