"""The function's metrics, written to the log in CloudWatch's embedded format: no call, no permission, no wait.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from datetime import datetime

NAMESPACE = "Outrider"
ACCEPTED = "TicketsAccepted"
REFUSED = "TicketsRefused"
"""The alarm in the template watches it."""
SCANNED = "DeploysScanned"
SCAN_FAILED = "DeploysFailed"
"""An alarm in the template watches it too."""


def count(name: str, integration: str, at: datetime, reason: str = "", stream: TextIO | None = None, *, value: int = 1) -> None:
    """Count one, or a value. The reason is a property one can search for, not a dimension: those are paid for by the value."""
    directive = {"Namespace": NAMESPACE, "Dimensions": [["Integration"]], "Metrics": [{"Name": name, "Unit": "Count"}]}
    line = {
        "_aws": {"Timestamp": int(at.timestamp() * 1000), "CloudWatchMetrics": [directive]},
        "Integration": integration,
        name: value,
        "reason": reason,
    }
    print(json.dumps(line), file=stream or sys.stdout, flush=True)
