"""The service under demonstration: started as a person starts it, with settings in the environment."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import requests

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from demo.forge.forge import Forge

READY_S = 90.0
STOP_S = 30.0
POLL_S = 0.05


class ServiceDiedError(Exception):
    """The service ended or did not get ready; the message holds the end of its log."""


@dataclass(slots=True)
class RunningService:
    """The service's processes. A context manager: leaving it stops them."""

    forge: Forge
    folder: Path
    more: dict[str, str] = field(default_factory=dict)
    """Further settings."""
    bind: str = field(default_factory=lambda: f"127.0.0.1:{free_port()}")
    metrics_bind: str = field(default_factory=lambda: f"127.0.0.1:{free_port()}")
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where browsers and the forge reach it."""
        return f"http://{self.bind}"

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1."""
        return int(self.bind.rpartition(":")[2])

    @property
    def environment(self) -> dict[str, str]:
        """Its settings: those of this process's environment do not count."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("OUTRIDER_")}
        return {
            **kept,
            "OUTRIDER_DATA_DIR": str(self.folder / "data"),
            "OUTRIDER_PUBLIC_URL": self.url,
            "OUTRIDER_BIND": self.bind,
            "OUTRIDER_METRICS_BIND": self.metrics_bind,
            "OUTRIDER_GITHUB_API_URL": self.forge.api_url,
            "OUTRIDER_GITHUB_APP_ID": str(self.forge.app_id),
            "OUTRIDER_GITHUB_PRIVATE_KEY_FILE": str(self.folder / "app.pem"),
            "OUTRIDER_GITHUB_WEBHOOK_SECRET_FILE": str(self.folder / "webhook.secret"),
            "OUTRIDER_ALLOW_INSECURE_HTTP": "true",
            "OUTRIDER_ADVISORIES_INDEX": str(self.folder / "advisories.sqlite"),
            **self.more,
        }

    @property
    def log(self) -> str:
        """All that its processes have written."""
        return "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))

    def prepare(self) -> None:
        """Write its secrets, install the starter advisories, make its tables."""
        self.write_secrets()
        for command in (("db", "update", "--from", "starter"), ("migrate",)):
            subprocess.run(self._command(*command), env=self.environment, check=True, capture_output=True)

    def write_secrets(self) -> None:
        """Write what the forge shares with it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "app.pem").write_text(self.forge.private_key_pem)
        (self.folder / "webhook.secret").write_text(self.forge.webhook_secret)

    def start(self, *parts: str) -> None:
        """Start `up`, or `serve` and `work` apart; comes back when it is ready."""
        for part in parts or ("up",):
            with (self.folder / f"{part}.log").open("ab") as log:
                self.processes[part] = subprocess.Popen(self._command(part), env=self.environment, stdout=log, stderr=log)
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Until it answers.

        Raises:
            ServiceDiedError: it does not.

        """
        end = time.monotonic() + READY_S
        while time.monotonic() < end and all(process.poll() is None for process in self.processes.values()):
            try:
                if requests.get(f"{self.url}/readyz", timeout=1).ok:
                    return
            except requests.RequestException:
                time.sleep(POLL_S)
        raise ServiceDiedError(self.log[-4000:])

    def kill(self, part: str) -> None:
        """End a part as a power cut would."""
        self.processes[part].kill()
        self.processes.pop(part).wait()

    def stop(self) -> None:
        """End it in order."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "cli.main", *words]


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
