"""Laying out Markdown within a number of bytes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SEPARATOR_BYTES = 2


@dataclass(slots=True)
class Budget:
    """Bytes that may still be written."""

    left: int

    def take(self, parts: Iterable[str]) -> list[str]:
        """Keep the parts that fit."""
        return [part for part in parts if part and self._pays(part)]

    def take_lines(self, parts: Iterable[str]) -> list[str]:
        """Keep parts up to the first that does not fit: after the worst come no lesser ones in its place."""
        return list(takewhile(self._pays, parts))

    def _pays(self, part: str) -> bool:
        cost = len(part.encode()) + _SEPARATOR_BYTES
        if cost > self.left:
            return False
        self.left -= cost
        return True


def bullets(items: Sequence[str]) -> str:
    """A list of one-line items."""
    return "\n".join(f"- {item}" for item in items)


def section(heading: str, lines: Sequence[str]) -> str:
    """Lines under a heading; nothing without lines."""
    return f"### {heading}\n\n" + "\n".join(lines) if lines else ""


def under(heading: str, blocks: Sequence[str]) -> list[str]:
    """Blocks after a heading; nothing without blocks."""
    return [f"### {heading}", *blocks] if blocks else []


def joined(*parts: str) -> str:
    """A text of the parts that are not empty."""
    return "\n\n".join(part for part in parts if part) + "\n"
