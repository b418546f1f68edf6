"""Text on its way into a page: Markdown, highlighted code, moments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markupsafe import Markup
from pygments import highlight  # type: ignore[import-untyped]
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]
from pygments.lexers import TextLexer, get_lexer_for_filename  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from demo.forge.moments import now

if TYPE_CHECKING:
    from datetime import datetime

HIDDEN = re.compile(r"<!--.*?-->", re.DOTALL)
"""GitHub shows no HTML comments; Outrider's marker is one."""
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
_FORMATTER = HtmlFormatter(nowrap=True, classprefix="hl-")
MINUTE, HOUR, DAY = 60, 3_600, 86_400


def markdown(source: str) -> Markup:
    """CommonMark as HTML. Raw HTML in it is shown as text, and links go only to what the library holds for safe."""
    return Markup(_MARKDOWN.render(HIDDEN.sub("", source)))  # noqa: S704  the renderer escapes; HTML is off


def code_lines(path: str, content: str) -> list[Markup]:
    """A file's lines, coloured by what its name says it is."""
    try:
        lexer = get_lexer_for_filename(path, stripnl=False, ensurenl=False)
    except ClassNotFound:
        lexer = TextLexer(stripnl=False, ensurenl=False)
    return [Markup(line) for line in highlight(content, lexer, _FORMATTER).split("\n")]  # noqa: S704  the formatter escapes


def ago(moment: datetime) -> str:
    """How long since, roughly."""
    seconds = int((now() - moment).total_seconds())
    for unit, size in (("day", DAY), ("hour", HOUR), ("minute", MINUTE)):
        if seconds >= size:
            count = seconds // size
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return "just now"
