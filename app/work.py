"""A worker process from start to end."""

from __future__ import annotations

import signal
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer

from app.bootstrap import build, now
from app.retention import Retention
from app.store.engine import create_engine
from app.store.migrate import migrate
from app.worker import Worker
from app.workflows import QUEUES, register

if TYPE_CHECKING:
    from app.settings import Settings

APPLICATION_VERSION = "1"
"""Changed only when a stored workflow could not be gone on with: DBOS leaves other versions' workflows alone."""
QUEUE_CONCURRENCY = 4
QUEUE_POLL_S = 0.1
DRAIN_S = 20

log = structlog.get_logger()


def work(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT."""
    migrate(settings.database_url)
    service = build(settings)
    stages = service.stages()
    DBOS(config=_dbos(settings))
    workflows = register(stages)
    DBOS.launch()
    for queue in QUEUES:
        DBOS.register_queue(queue, worker_concurrency=QUEUE_CONCURRENCY, polling_interval_sec=QUEUE_POLL_S)
    runner = service.runner()
    if runner is not None:
        runner.prepare()
    worker = Worker(
        service.engine,
        workflows,
        stages.dispatch,
        runner,
        settings.executor_id,
        Retention(timedelta(days=settings.retention_days), timedelta(days=settings.scan_retention_days)),
        now,
        threading.Event(),
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stopping.set())
    log.info("worker is running", executor=settings.executor_id)
    worker.run()
    DBOS.destroy(workflow_completion_timeout_sec=DRAIN_S)
    log.info("worker has stopped")


def _dbos(settings: Settings) -> DBOSConfig:
    config: DBOSConfig = {
        "name": "outrider",
        "system_database_url": settings.dbos_database_url,
        "application_version": APPLICATION_VERSION,
        "executor_id": settings.executor_id,
        "serializer": DBOSPortableJSONSerializer(),
        "enable_otlp": False,
        "log_level": "WARNING",
    }
    if settings.dbos_database_url.startswith("sqlite"):
        # The journal's mode stays with the file, and DBOS would leave it at DELETE; FULL is what SQLite synchronises by itself.
        with create_engine(settings.dbos_database_url).connect():
            pass
    return config
