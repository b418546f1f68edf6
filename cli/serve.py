"""`outrider serve`: the web server."""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import TYPE_CHECKING, Any

import click
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # gunicorn has no types
from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from app.store.migrate import migrate
from cli.service import settings_or_exit

if TYPE_CHECKING:
    import socket

    from flask import Flask
    from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped]
    from gunicorn.config import Config  # type: ignore[import-untyped]
    from gunicorn.workers.base import Worker  # type: ignore[import-untyped]

    from app.settings import Settings

THREADS = 40
"""Requests a process handles at once; most of them wait for the commit they share."""
KEEPALIVE_S = 75
"""Longer than the idle time of the usual proxies, so that the proxy and not the server ends a connection.
https://nginx.org/en/docs/http/ngx_http_upstream_module.html#keepalive_timeout"""
GRACE_S = 25
"""To finish what was begun when told to stop: orchestrators kill after 30."""


class _Logger(Logger):  # type: ignore[misc]
    """Gunicorn's words through our log; requests are not logged, for the addresses of pages hold tokens."""

    def setup(self, cfg: Config) -> None:  # noqa: ARG002  the base class's signature
        """Leave the handlers to the root logger."""
        self.error_log.handlers = []
        self.error_log.propagate = True
        self.access_log.disabled = True

    def access(self, *_: object) -> None:
        """Not logged."""


class _Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, made of our settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._metrics_socket: socket.socket | None = None
        super().__init__()

    def load_config(self) -> None:
        """Hand our settings over; gunicorn's own files, arguments and variables are not read."""
        options: dict[str, Any] = {
            "bind": self._settings.bind,
            "workers": self._settings.web_workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "keepalive": KEEPALIVE_S,
            "timeout": 60,
            "graceful_timeout": GRACE_S,
            "logger_class": _Logger,
            "proc_name": "outrider-web",
            "control_socket_disable": True,
            "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,  # noqa: S108  gunicorn's heartbeat, a nameless file
            # Not before: gunicorn waits for the addresses of a server that was killed, whose processes take a second to notice.
            "when_ready": self._listen,
            "post_worker_init": self._answer,
            "child_exit": _forget_numbers,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, made anew in every process."""
        from app.bootstrap import build  # noqa: PLC0415  after the variable that the counters look at is set
        from app.web.app import create_app  # noqa: PLC0415  as above

        self._service = build(self._settings).web()
        return create_app(self._service)

    def _listen(self, _arbiter: Arbiter) -> None:
        from app.web.metrics_server import listen  # noqa: PLC0415  as above

        self._metrics_socket = listen(self._settings.metrics_bind)

    def _answer(self, _worker: Worker) -> None:
        from app.metrics import registry  # noqa: PLC0415  as above
        from app.web.metrics_server import answer  # noqa: PLC0415  as above

        if self._metrics_socket is not None:
            answer(self._metrics_socket, registry(self._service.engine, self._service.clock))


def _forget_numbers(_arbiter: Arbiter, worker: Worker) -> None:
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415  as above

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


@click.command()
def serve() -> None:
    """Take deliveries and reports in, and show scans' pages."""
    settings = settings_or_exit()
    migrate(settings.database_url)
    numbers = tempfile.mkdtemp(prefix="outrider-metrics-")
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = numbers
    owner = os.getpid()
    try:
        _Server(settings).run()
    finally:
        if os.getpid() == owner:  # the server's own processes leave through here as well
            shutil.rmtree(numbers, ignore_errors=True)
