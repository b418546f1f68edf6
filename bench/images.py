"""Scanning an image from a local registry: cold, then with its digest known, beside Syft alone on the same image.

Targets: 15 s cold for 300 MB and 250 packages, 1 s when the digest was scanned before.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench._image import LANGUAGE_PACKAGES, MEGABYTES, SYSTEM_PACKAGES, build, registry
from scanner.engines.syft import find_syft


def main(_arguments: list[str] | None = None) -> None:
    """Print the table."""
    parts = build()
    packed = sum(len(content) for name, content in parts.items() if name != "latest")
    print(f"{MEGABYTES} MB ({packed / 1e6:.0f} MB packed), {SYSTEM_PACKAGES + LANGUAGE_PACKAGES} packages")
    with tempfile.TemporaryDirectory(prefix="outrider-bench-") as folder, registry(parts) as name:
        home = Path(folder)
        environment = {**os.environ, "XDG_CACHE_HOME": folder, "OUTRIDER_ADVISORIES_INDEX": str(home / "none")}
        outrider = [
            sys.executable,
            "-m",
            "cli.main",
            "scan",
            f"image:{name}",
            "--platform",
            "linux/amd64",
            "--format",
            "cyclonedx",
        ]
        for label in ("outrider, cold", "outrider, digest known"):
            seconds, worked, answer = _timed(outrider, environment, home)
            count = len(json.loads(answer)["components"])
            print(f"{label:<24} {seconds:6.2f} s  {worked:6.2f} s of computing  {count} packages")
        syft = [find_syft().program, "scan", f"registry:{name}", "--quiet", "--output=cyclonedx-json"]
        quiet = {**environment, "HOME": folder, "TMPDIR": folder, "SYFT_CHECK_FOR_APP_UPDATE": "false"}
        seconds, worked, answer = _timed(syft, {**quiet, "SYFT_REGISTRY_INSECURE_USE_HTTP": "true"}, home)
        found = [one for one in json.loads(answer)["components"] if one.get("type") == "library"]
        print(f"{'syft alone':<24} {seconds:6.2f} s  {worked:6.2f} s of computing  {len(found)} packages")


def _timed(command: list[str], environment: dict[str, str], folder: Path) -> tuple[float, float, bytes]:
    """Seconds, those of them spent computing (on all processors, which tells more on a busy machine), and what it wrote."""
    answer = folder / "answer"
    with answer.open("wb") as out:
        started = time.monotonic()
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
    process.returncode = 0
    return seconds, usage.ru_utime + usage.ru_stime, answer.read_bytes()


if __name__ == "__main__":
    main()
