"""What all documents share: their version, their two manners of reading, and the one error for a bad one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MAX_FAULTS_TOLD = 5
"""A document can be wrong in thousands of places; the first few tell a person enough."""


class DocumentError(ValueError):
    """A document that is not what its schema says.

    Attributes:
        reason: `bad-document`, always.

    """

    reason = "bad-document"


class Document(BaseModel):
    """A versioned document. Values are never coerced: `"1"` is not 1."""

    model_config = ConfigDict(frozen=True, strict=True)

    name: ClassVar[str]
    """What the schema's file and a person call it."""

    v: Literal[1]

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """Read one from its JSON text.

        Raises:
            DocumentError: the text is not such a document; the message names the first faults and repeats no value.

        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise DocumentError(faults(cls.name, error)) from None

    def to_json(self) -> str:
        """The document as compact JSON, absent values left out."""
        return self.model_dump_json(exclude_none=True)


class ClosedDocument(Document):
    """A document the customer's side reads: a field it does not know is refused."""

    model_config = ConfigDict(extra="forbid")


class OpenDocument(Document):
    """A document the service reads: a field it does not know is dropped, so that newer scanners can talk to it."""

    model_config = ConfigDict(extra="ignore")


def faults(name: str, error: ValidationError) -> str:
    """The first faults of a document in words, without the values that were refused (they may be secret)."""
    told = [_fault(item) for item in error.errors(include_url=False, include_input=False, include_context=False)]
    more = f" (and {len(told) - MAX_FAULTS_TOLD} more)" if len(told) > MAX_FAULTS_TOLD else ""
    return f"not a valid {name}: {'; '.join(told[:MAX_FAULTS_TOLD])}{more}"


def _fault(item: ErrorDetails) -> str:
    place = ".".join(str(part) for part in item["loc"]) or "document"
    return f"{place}: {item['msg']}"
