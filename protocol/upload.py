"""The upload: where a Job that can not reach the service leaves its report, as its launcher arranged it with the bucket."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from protocol.document import ClosedDocument

_FieldName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,100}$")]
_FieldValue = Annotated[str, StringConstraints(max_length=20_000)]


class Upload(ClosedDocument):
    """A form whose fields let it store one object, under one name, for a while. They are a secret."""

    name: ClassVar[str] = "upload"

    url: str = Field(pattern=r"^https?://", max_length=2000)
    """Where the form goes. Nothing secret is in it: the rights are in the fields."""
    fields: dict[_FieldName, _FieldValue] = Field(min_length=1, max_length=30, repr=False)
    """Sent as they are, before the field `file`, which is the object."""
