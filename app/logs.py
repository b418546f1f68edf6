"""Logs: one JSON object a line on standard error, of ours and of every library, each through the same redaction last."""

from __future__ import annotations

import contextlib
import json
import logging
import sys
import threading
from typing import TYPE_CHECKING, Any, TextIO

import structlog

from app.redaction import Redactor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from structlog.typing import EventDict, Processor

QUIET = ("httpcore", "hpack", "urllib3", "sqlalchemy", "alembic", "hishel", "botocore", "werkzeug")
"""Libraries whose debug lines repeat what goes over the wire: they are heard from warnings up, whatever the level."""
_SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
    # As plain text: structured tracebacks would show the values of local variables.
    structlog.processors.format_exc_info,
)
_log = structlog.get_logger(__name__)


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  the base class's name
        """Say that a record could not be written; the base class would print its arguments."""
        line = {"event": "log record could not be written", "level": "error", "place": f"{record.pathname}:{record.lineno}"}
        with contextlib.suppress(OSError, ValueError):  # the stream itself may be gone: there is nowhere left to say so
            self.stream.write(json.dumps(line) + self.terminator)


def configure(level: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send all logging of this process there. May be called again.

    Args:
        level: `debug`, `info`, `warning` or `error`.
        secrets: values to mask wherever they turn up.
        stream: standard error when None.

    """
    redactor = Redactor(secrets)

    def redact(_logger: object, _method: str, event: EventDict) -> dict[str, Any]:
        return {name: redactor.value({name: value})[name] for name, value in event.items()}

    handler = _Handler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *_SHARED],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redact, structlog.processors.JSONRenderer()],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    logging.captureWarnings(capture=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    sys.excepthook = _uncaught
    threading.excepthook = lambda fault: _uncaught(fault.exc_type, fault.exc_value, fault.exc_traceback)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """What would have ended on standard error as it is goes through the log."""
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.critical("uncaught", exc_info=(kind, error, trace))
