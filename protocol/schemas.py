"""The JSON schemas of the documents, made from their models: `python -m protocol.schemas` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from protocol.deposit import Slip
from protocol.grant import Grant
from protocol.order import Order
from protocol.probe import ProbeReport
from protocol.receipt import Receipt
from protocol.record import Record
from protocol.refusal import Refusal
from protocol.report import Report
from protocol.ticket import Ticket
from protocol.upload import Upload

if TYPE_CHECKING:
    from protocol.document import Document

DOCUMENTS: Final[tuple[type[Document], ...]] = (
    *(Ticket, Receipt, Refusal, Grant, Report, Record),
    *(Upload, Slip, ProbeReport, Order),
)
FOLDER: Final = Path(__file__).parent / "schemas"


def schema_of(document: type[Document]) -> dict[str, Any]:
    """The document's JSON schema, draft 2020-12."""
    schema = document.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:outrider:{document.name}:v1", **schema}


def as_text(document: type[Document]) -> str:
    """The schema as its file holds it."""
    return json.dumps(schema_of(document), indent=2, sort_keys=True) + "\n"


def write_all() -> None:
    """Write every schema beside this module."""
    FOLDER.mkdir(exist_ok=True)
    for document in DOCUMENTS:
        (FOLDER / f"{document.name}.json").write_text(as_text(document))


if __name__ == "__main__":
    write_all()
