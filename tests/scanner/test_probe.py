"""A probe goes the ways that a scan's Job would go, and tells of each how far it leads; it scans nothing."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import NoReturn

import jwt
import pytest
from click.testing import CliRunner

from cli.job import job
from demo.service import free_port
from protocol.document import DocumentError
from protocol.probe import MAX_DETAIL_CHARS, MAX_PROBE_BYTES, ProbeReport, Way
from protocol.target import ProbeTarget
from protocol.ticket import ReportDestination, Ticket
from protocol.upload import Upload
from scanner.job import read_unverified
from scanner.probe import probe
from scanner.ticketed import scan_ticketed
from tests.cloudformation.kube_api import certificate, serving
from tests.cloudformation.signed import SCAN, Tickets


@contextmanager
def answers(status: int, body: bytes, tls: Path | None = None, headers: tuple[tuple[str, str], ...] = ()) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(status)
            for name, value in (("Content-Length", str(len(body))), *headers):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815  the base class's names

        def log_message(self, *_: object) -> None:
            pass

    with serving(Handler, tls) as port:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{port}"


def go(forge: str, service: str, upload: Upload | None = None, engines: tuple[str, ...] = ("code",)) -> ProbeReport:
    target = ProbeTarget(forge=forge)
    signed = Tickets()(target=target, report=ReportDestination(url=service), engines=engines)
    return probe(target, read_unverified(signed), signed, upload)


@pytest.fixture
def forge() -> Iterator[str]:
    with answers(200, b"") as url:
        yield url


@pytest.fixture
def service() -> Iterator[str]:
    with answers(200, json.dumps({"arrived": SCAN}).encode()) as url:
        yield url


def test_open_ways_are_told_as_open(forge: str, service: str) -> None:
    seen = go(forge, service)
    assert (seen.forge, seen.report, seen.unknown_engines) == (Way(status=200), Way(status=200), ())
    assert go(forge, service, engines=("code", "of-next-year")).unknown_engines == ("of-next-year",)


def test_a_way_that_ends_says_where(forge: str, service: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = f"http://127.0.0.1:{free_port()}"
    assert go(closed, service).forge.reason == "refused"
    assert go(forge, closed).report.reason == "refused"
    with answers(200, b"", certificate(tmp_path)[0]) as untrusted:
        assert go(untrusted, service).forge.reason == "tls"
    with monkeypatch.context() as proxied:
        proxied.setenv("HTTPS_PROXY", closed)
        assert go("https://forge.example.com", service).forge.reason == "proxy"
    monkeypatch.setattr("scanner.probe.TIMEOUT_S", (0.05, 0.05))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert go(f"http://127.0.0.1:{silent.getsockname()[1]}", service).forge.reason == "timeout"


def unknown(*_: object, **__: object) -> NoReturn:
    raise socket.gaierror(-2, "Name or service not known")


def no_route(*_: object, **__: object) -> NoReturn:
    raise OSError(113, "No route to host")


@pytest.mark.parametrize(
    ("name", "fails", "reason"), [("getaddrinfo", unknown, "dns"), ("socket", no_route, "no-route")], ids=["name", "route"]
)
def test_a_name_and_a_route_that_are_missing_are_told_apart(
    service: str, monkeypatch: pytest.MonkeyPatch, name: str, fails: Callable[..., object], reason: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(f"urllib3.util.connection.socket.{name}", fails)
        seen = go("http://127.0.0.1:9", service)
    assert (seen.forge.reason, seen.report.reason) == (reason, reason)


@pytest.mark.parametrize(
    ("status", "body", "reason", "detail"),
    [
        (401, b'{"error": {"reason": "unknown-key", "message": "It is pinned nowhere."}}', "unauthorized", "unknown-key"),
        (401, b"<html>log in</html>", "not-the-service", ""),
        (200, b"<html>hello</html>", "not-the-service", ""),
        (200, b"[]", "not-the-service", ""),
        (302, b'{"arrived": "x"}', "not-the-service", ""),
        (404, b'{"error": {"reason": "not-found", "message": "No."}}', "not-the-service", "not-found"),
        (403, json.dumps({"error": {"reason": "\x00é" + '"' * 5000}}).encode(), "not-the-service", '"' * MAX_DETAIL_CHARS),
    ],
    ids=range(7),
)
def test_what_is_not_our_service_is_told(forge: str, status: int, body: bytes, reason: str, detail: str) -> None:
    with answers(status, body, headers=(("Location", "https://elsewhere.example.com"),)) as other:
        seen = go(forge, other)
    assert seen.report == Way(reason=reason, status=status, detail=detail)


def test_where_reports_go_through_a_bucket_a_line_is_left_there(forge: str) -> None:
    with answers(204, b"") as bucket:
        upload = Upload(v=1, url=bucket, fields={"key": "reports/x"})
        assert go(forge, "http://unreachable.invalid", upload).report == Way()
    with answers(403, b"<Code>AccessDenied</Code>") as bucket:
        upload = Upload(v=1, url=bucket, fields={"key": "reports/x"})
        assert go(forge, "http://unreachable.invalid", upload).report.reason == "upload-refused"


def test_whatever_a_probe_tells_is_kept_whole_by_a_cluster() -> None:
    worst = Way(reason="a" * 64, status=599, detail='"' * MAX_DETAIL_CHARS)
    engines = tuple(f"{number:a<40}".replace("0", "a") for number in "bcdefghijklmnopqrstu")
    told = ProbeReport(v=1, scanner="s" * 100, unknown_engines=engines, forge=worst, report=worst)
    assert len(told.to_json().encode()) <= MAX_PROBE_BYTES


def test_the_job_command_tells_what_it_saw_in_a_file(forge: str, service: str, tmp_path: Path) -> None:
    (tmp_path / "ticket").write_text(Tickets()(target=ProbeTarget(forge=forge), report=ReportDestination(url=service)))
    words = ["--ticket-file", str(tmp_path / "ticket"), "--workdir", str(tmp_path / "work")]
    assert CliRunner().invoke(job, words).exit_code == 2
    done = CliRunner().invoke(job, [*words, "--probe-file", str(tmp_path / "told")])
    assert (done.exit_code, done.output) == (0, "")
    assert ProbeReport.from_json((tmp_path / "told").read_bytes()).forge == Way(status=200)


def test_nothing_is_scanned_with_a_probes_ticket(tmp_path: Path) -> None:
    signed = Tickets()(target=ProbeTarget(forge="https://github.com"))
    ticket = Ticket.from_json(json.dumps(jwt.decode(signed, options={"verify_signature": False})))
    with pytest.raises(DocumentError, match="it is a probe's"):
        scan_ticketed(ticket, None, tmp_path, {})  # type: ignore[arg-type]  it is not looked at
