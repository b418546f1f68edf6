"""Starts the scanner as a process: under a time limit, without the function's credentials, with a folder of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.errors import OutOfTimeError, ScanFailedError
from cloudformation.deploys.interpreter import interpreter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MAX_REPORT_BYTES: Final = 64_000_000
_KEPT: Final = (
    "PATH",
    "LD_LIBRARY_PATH",
    "LANG",
    "TZ",
    "SSL_CERT_FILE",
    "REQUESTS_CA_BUNDLE",
    "HTTPS_PROXY",
    "NO_PROXY",
)
_JUDGED: Final = frozenset({0, 1})
_USAGE: Final = 2
_NOT_HAD: Final = frozenset({"address-ended", "unreachable", "registry-unreachable"})
_MESSAGES: Final = "messages"


@dataclass(frozen=True, slots=True)
class Scan:
    """What the scanner wrote."""

    report: Mapping[str, Any]
    """As `outrider scan -o report.json` tells it."""
    sarif: bytes


def run_scanner(words: Sequence[str], engines: Sequence[str], given: Mapping[str, str], folder: Path, seconds: float) -> Scan:
    """Scan one target.

    Args:
        words: the target and its options, as `outrider scan` takes them.
        engines: those that are to run.
        given: environment of this scan: where the advisory index and the compiled rules are, and a registry's credentials.
        folder: of the scan's own, there already.
        seconds: after which it is ended.

    Raises:
        ScanFailedError: it could not finish. What it wrote is not taken for a result.
        OutOfTimeError: it did not end in time.

    """
    work = folder / "work"
    work.mkdir()
    (work / ".outrider.yml").write_text(f"engines: [{', '.join(engines)}]\n")
    return _told(["scan", *words], given, folder, seconds)


def judge_report(
    left: Path, scan: str, attempt: int, engines: Sequence[str], given: Mapping[str, str], folder: Path, seconds: float
) -> Scan:
    """Judge what a Job left, in a process for itself: it was written where hostile content was read.

    Args:
        left: the packed report.
        scan: whose it should be.
        attempt: the same.
        engines: those that were to run.
        given: environment: where the advisory index is.
        folder: see `run_scanner`.
        seconds: see `run_scanner`.

    Raises:
        ScanFailedError: the Job could not scan, or it is no report.
        OutOfTimeError: it did not end in time.

    """
    (folder / "work").mkdir()
    words = [word for engine in engines for word in ("--engine", engine)]
    return _told(["judge", str(left), "--scan", scan, "--attempt", str(attempt), *words], given, folder, seconds)


def _told(words: Sequence[str], given: Mapping[str, str], folder: Path, seconds: float) -> Scan:
    sarif, out = folder / "scan.sarif", folder / "report.json"
    status = _run(["-m", "cli.main", *words, "-o", str(out), "-o", str(sarif)], given, folder, seconds)
    if status not in _JUDGED:
        raise _failed(status, out, folder / _MESSAGES)
    report = _report(out)
    if report is None or not sarif.is_file():
        raise ScanFailedError(
            "scan-failed", "The scanner ended well without a report that can be read: report this as its fault."
        )
    return Scan(report, sarif.read_bytes())


def keep_layer(layer: Path, kept: Path, folder: Path, seconds: float) -> None:
    """Write down what scans need of a layer. A process for each: what one layer brings about is nothing to another.

    Args:
        layer: its zip file.
        kept: where it is written.
        folder: see `run_scanner`.
        seconds: see `run_scanner`.

    Raises:
        ScanFailedError: it could not be read.
        OutOfTimeError: it did not end in time.

    """
    _do(["-m", "scanner.sources.kept_layer", str(layer), str(kept)], {}, folder, seconds)


def compile_rules(given: Mapping[str, str], folder: Path, seconds: float) -> None:
    """Compile the secrets engine's rules, in a process that reads nothing foreign.

    Args:
        given: where they are kept.
        folder: see `run_scanner`.
        seconds: see `run_scanner`.

    Raises:
        ScanFailedError: they could not be compiled.
        OutOfTimeError: it did not end in time.

    """
    _do(["-m", "cli.main", "prepare"], given, folder, seconds)


def _do(words: Sequence[str], given: Mapping[str, str], folder: Path, seconds: float) -> None:
    (folder / "work").mkdir()
    status = _run(words, given, folder, seconds)
    if status:
        raise _failed(status, folder / "none", folder / _MESSAGES)


def _run(words: Sequence[str], given: Mapping[str, str], folder: Path, seconds: float) -> int:
    with (folder / _MESSAGES).open("wb") as messages:
        child = subprocess.Popen(  # noqa: S603  our own program; the target's name is checked, and never an option
            [str(interpreter(folder)), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=messages,
            cwd=folder / "work",
            env=_environment(given, folder),
            start_new_session=True,
        )
        return _ended(child, seconds)


def _environment(given: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Word by word: what is scanned is never beside the function's credentials."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    own = {"HOME": str(folder), "TMPDIR": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "XDG_DATA_HOME": str(folder)}
    return {**kept, **own, "PYTHONDONTWRITEBYTECODE": "1", **given}


def _ended(child: subprocess.Popen[bytes], seconds: float) -> int:
    try:
        return child.wait(max(1.0, seconds))
    except subprocess.TimeoutExpired:
        sentence = (
            f"The scan did not end within {seconds:.0f} s: it is tried again. Give the function more memory, and so more speed."
        )
        raise OutOfTimeError("out-of-time", sentence, transient=True) from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)  # what it started goes with it
        child.wait()


def _failed(status: int, out: Path, err: Path) -> ScanFailedError:
    report = _report(out)
    if report is not None:
        title = str(report.get("verdict", {}).get("title", ""))[:300]
        sentence = f"An engine could not finish, so nothing is said of the target: {title}"
        return ScanFailedError("scan-incomplete", sentence, transient=_may_pass(report))
    with err.open("rb") as file:
        file.seek(max(0, err.stat().st_size - 4000))
        lines = file.read().decode("utf-8", "replace").splitlines()
    told = next((line.removeprefix("outrider: ") for line in reversed(lines) if line.startswith("outrider: ")), "")
    sentence = f"The scanner gave up with status {status}: {told[:500] or 'it did not say why.'}"
    return ScanFailedError("scan-failed", sentence, transient=status != _USAGE)


def _may_pass(report: Mapping[str, Any]) -> bool:
    """Whether a Job could not have what it was to read, and another may."""
    reasons = (engine.get("reason") or {} for engine in report.get("engines", ()))
    return any(reason.get("code") in _NOT_HAD for reason in reasons)


def _report(out: Path) -> dict[str, Any] | None:
    if not out.is_file() or out.stat().st_size > MAX_REPORT_BYTES:
        return None
    try:
        report = json.loads(out.read_bytes())
    except (ValueError, RecursionError):
        return None
    return report if isinstance(report, dict) and isinstance(report.get("verdict"), dict) else None
