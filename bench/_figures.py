"""Figures as a table for people, or as JSON for machines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured."""

    name: str
    value: str
    """With its unit."""
    target: str = ""
    """What it should come to."""
    peer: str = ""
    """The same thing done by others, measured in the same run."""


def show(title: str, figures: Sequence[Figure], arguments: Sequence[str] = ()) -> None:
    """Print the figures; as JSON when the arguments hold `--json`."""
    if "--json" in arguments:
        print(json.dumps({"benchmark": title, "figures": [asdict(figure) for figure in figures]}))
        return
    table = Table(title=title, title_justify="left")
    for heading in ("figure", "measured", "target", "peer, same run"):
        table.add_column(heading, overflow="fold")
    for figure in figures:
        table.add_row(figure.name, figure.value, figure.target, figure.peer)
    Console(width=150).print(table)
