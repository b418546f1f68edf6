"""The function's log: one JSON object a line, of chosen fields only, with whatever looks like a credential masked."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import TextIO

FIELDS = ("op", "scan", "attempt", "job", "state", "reason", "kind", "event_id", "seconds")
"""What a line may carry beside its words; anything else handed to the logger is left out."""
QUIET = ("botocore", "boto3", "urllib3", "kubernetes", "s3transfer")
"""Their debug lines repeat requests with their credentials: they are heard from warnings up, whatever the level."""
MASK = "[redacted]"
_CREDENTIALS = re.compile(
    r"eyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?"  # a ticket, or any other JWT
    r"|k8s-aws-v1\.[A-Za-z0-9_-]+"  # a cluster's token
    r"|(?<=[?&])[Xx]-[Aa]mz-[A-Za-z-]+=[^&\s\"']+"  # a presigned address
    r"|\b(?:ASIA|AKIA)[A-Z0-9]{12,}"
    r"|(?i:\bbearer\s+\S+)"
)


def configure(level: str, stream: TextIO | None = None) -> None:
    """Send this process's log there (standard error when None), in place of the handlers the platform has set."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Formatter())
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def masked(text: str) -> str:
    """The text without what looks like a credential."""
    return _CREDENTIALS.sub(MASK, text)


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Render one line: time, level, words, chosen fields, and the trace of an exception without its locals."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "event": masked(record.getMessage()),
        }
        line |= {name: masked(str(value)) for name in FIELDS if (value := getattr(record, name, None)) is not None}
        if record.exc_info:
            line["trace"] = masked(self.formatException(record.exc_info))
        return json.dumps(line)
