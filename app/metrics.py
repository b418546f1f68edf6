"""What the service counts; several processes' numbers add up if `PROMETHEUS_MULTIPROC_DIR` is set before this is imported."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY, Collector

from app.store import inbox, scans
from app.store.engine import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from prometheus_client.metrics_core import Metric
    from sqlalchemy import Engine

DELIVERIES = Counter("outrider_deliveries", "Deliveries received, by what became of them.", ["outcome"])
REPORTS = Counter("outrider_reports", "Reports received, by what became of them.", ["outcome"])
RECORDS = Counter("outrider_records", "Records of builds received, by what became of them.", ["outcome"])
PROBES = Counter("outrider_probes", "Probes' Jobs that found their way to the service, by what became of them.", ["outcome"])
OPERATORS = Counter("outrider_operator_calls", "Calls of operators, by what became of them.", ["outcome"])
GRANTS = Counter("outrider_grants", "Grants asked for, by what became of them.", ["outcome"])


@dataclass(slots=True)
class Outcome:
    """What became of something that is counted."""

    reason: str = "done"


@contextmanager
def counted(counter: Counter) -> Iterator[Outcome]:
    """Count what happens inside: by the reason it sets, or by the reason of the error it raises."""
    outcome = Outcome()
    try:
        yield outcome
    except Exception as error:
        counter.labels(getattr(error, "reason", None) or "refused").inc()
        raise
    counter.labels(outcome.reason).inc()


class StoreCollector(Collector):
    """Asks the store when the numbers are fetched."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def collect(self) -> Iterator[Metric]:
        """The inbox and the scans, as they are now."""
        with reading(self._engine) as connection:
            rows, oldest, states = inbox.counts(connection), inbox.oldest_waiting(connection), scans.counts(connection)
        yield _by_state("outrider_inbox_rows", "Rows of the inbox.", {str(state): number for state, number in rows.items()})
        age = (self._clock() - oldest).total_seconds() if oldest else 0.0
        yield GaugeMetricFamily("outrider_inbox_oldest_seconds", "How long the oldest waiting row has waited.", value=age)
        yield _by_state("outrider_scans", "Scans.", {str(state): number for state, number in states.items()})


def registry(engine: Engine, clock: Callable[[], datetime]) -> CollectorRegistry:
    """All numbers of all processes."""
    numbers = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(numbers)  # type: ignore[no-untyped-call]
    else:
        numbers.register(REGISTRY)
    numbers.register(StoreCollector(engine, clock))
    return numbers


def _by_state(name: str, help_text: str, numbers: dict[str, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, f"{help_text[:-1]}, by state.", labels=["state"])
    for state, number in numbers.items():
        family.add_metric([state], number)
    return family
