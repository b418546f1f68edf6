"""XML into elements that know their lines, without entities, document types or anything fetched."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.sax import SAXException, handler, xmlreader

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from scanner.inventory.reading import TooDeepError, UnparsableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_DEPTH = 100
"""Maven's and MSBuild's files nest about ten levels."""


@dataclass(slots=True)
class Element:
    """One element, its name without prefix."""

    name: str
    line: int
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    text: str = ""
    """Its own, without that of its children, stripped when the element ends."""

    def all(self, *path: str) -> Iterator[Element]:
        """Every element that a path of names leads to."""
        for child in self.children:
            if child.name == path[0]:
                if path[1:]:
                    yield from child.all(*path[1:])
                else:
                    yield child

    def first(self, *path: str) -> Element | None:
        """The first of `all`."""
        return next(self.all(*path), None)

    def said(self, *path: str) -> str:
        """The text of the first element at a path; empty without one."""
        found = self.first(*path)
        return found.text if found is not None else ""


class _Builder(handler.ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.root: Element | None = None
        self._open: list[Element] = []
        self._where: Any = None

    def setDocumentLocator(self, locator: xmlreader.Locator) -> None:  # noqa: N802  SAX names it
        self._where = locator

    def startElement(self, name: str, attrs: xmlreader.AttributesImpl) -> None:  # noqa: N802  SAX names it
        if len(self._open) >= MAX_DEPTH:
            raise TooDeepError("It nests deeper than any tool writes: correct it.")
        line = self._where.getLineNumber() or 1
        element = Element(name.rpartition(":")[2], line, {key: attrs.getValue(key) for key in attrs.getNames()})
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002  SAX names it, and has checked that it is the open one's
        ended = self._open.pop()
        ended.text = ended.text.strip()

    def characters(self, content: str) -> None:
        if self._open:
            self._open[-1].text += content


def parse_xml(text: str) -> Element:
    """The root element of a document.

    Raises:
        InventoryError: it can not be parsed, or declares entities or a document type.

    """
    source = xmlreader.InputSource()
    source.setByteStream(io.BytesIO(text.removeprefix("\ufeff").encode("utf-8", "surrogatepass")))
    source.setEncoding("utf-8")  # whatever its declaration says: it has been decoded already
    builder = _Builder()
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(builder)
    try:
        parser.parse(source)
    except (SAXException, DefusedXmlException, ValueError) as error:
        if isinstance(error, TooDeepError):
            raise
        raise UnparsableError("It is not well-formed XML without a document type: correct it.") from error
    if builder.root is None:
        raise UnparsableError("It holds no element: correct it.")
    return builder.root
