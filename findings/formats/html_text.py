"""Text as HTML: nothing that was scanned becomes markup, and help in simple Markdown becomes paragraphs, lists and code."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from findings.formats.escape import clipped, one_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LINE = 2000
MAX_LINES = 60
MAX_HELP = 20_000

_FENCE = re.compile(r"^```[^\n]*\n(.*?)(?:^```[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_BOLD = re.compile(r"\*\*([^*\n]{1,200})\*\*")
_CODE = re.compile(r"`([^`\n]{1,300})`")
_ITEM = re.compile(r"^[ \t]*[-*] ", re.MULTILINE)


def text(value: str) -> str:
    """One line, escaped for an element or a quoted attribute."""
    return html.escape(clipped(one_line(value), MAX_LINE))


def lines(value: str) -> str:
    """Lines of code, escaped; past a screenful they are cut."""
    shown = printable(value).strip("\n").split("\n")
    more = [f"\N{HORIZONTAL ELLIPSIS} {len(shown) - MAX_LINES} more lines"] if len(shown) > MAX_LINES else []
    return html.escape("\n".join([*(clipped(line, MAX_LINE) for line in shown[:MAX_LINES]), *more]))


def element(name: str, content: str, css: str = "") -> str:
    """An element around content that is HTML already; nothing around nothing."""
    attribute = f' class="{css}"' if css else ""
    return f"<{name}{attribute}>{content}</{name}>" if content else ""


def joined(parts: Iterable[str]) -> str:
    """The parts that are not empty, a line each."""
    return "\n".join(part for part in parts if part)


def help_text(markdown: str) -> str:
    """Render a rule's explanation. It is escaped first, so that whatever came in its place is only text."""
    escaped = html.escape(clipped(printable(markdown), MAX_HELP), quote=False)
    parts = _FENCE.split(escaped)
    return joined(element("pre", part.strip("\n")) if number % 2 else _prose(part) for number, part in enumerate(parts))


def _prose(escaped: str) -> str:
    return joined(_block(block.strip()) for block in re.split(r"\n[ \t]*\n", escaped))


def _block(block: str) -> str:
    if _ITEM.match(block):
        items = [item.strip() for item in _ITEM.split(block) if item.strip()]
        return element("ul", joined(element("li", _inline(item)) for item in items))
    return element("p", _inline(block.lstrip("# ")))


def _inline(escaped: str) -> str:
    """Code first: what looks like emphasis within it is none."""
    parts = _CODE.split(escaped)
    return "".join(
        element("code", part) if number % 2 else _BOLD.sub(r"<strong>\1</strong>", part) for number, part in enumerate(parts)
    )
