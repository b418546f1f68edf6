"""What a sweep is about: everything in service, or what a person asks for by names and tags."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cloudformation.function.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Selection(BaseModel):
    """The detail of a sweep's event; the schedule's has none."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    names: list[str] = Field(default_factory=list, max_length=100)
    """Patterns (`shop-*`) of which one must fit a function's name or a task definition's family; all fit where there is none."""
    tags: dict[str, str] = Field(default_factory=dict, max_length=50)
    """Tags that it must have, with these values."""
    accounts: list[str] = Field(default_factory=list, max_length=500)
    """Accounts that it must be in; all that are read from here where there is none."""
    dry_run: bool = False
    """Tell what would be scanned, and scan nothing."""
    after: str | None = None
    """Where an earlier answer to the same request broke off. The schedule's sweeps keep their own mark."""

    @property
    def asked(self) -> bool:
        """Whether a person asked: the schedule's sweep goes on at its mark, a person's where the person says."""
        return bool(self.model_fields_set)

    def fits(self, name: str) -> bool:
        """Whether a name is among those asked for."""
        return not self.names or any(fnmatchcase(name, pattern) for pattern in self.names)

    def has_tags(self, tags: Mapping[str, str]) -> bool:
        """Whether something has all tags asked for."""
        return self.tags.items() <= tags.items()


def read_selection(detail: Mapping[str, Any]) -> Selection:
    """What a sweep's event asks for.

    Raises:
        UnreadableError: it has fields that are not known here, or of another kind.

    """
    try:
        return Selection.model_validate(detail)
    except ValidationError as error:
        places = sorted({".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False, include_url=False)})
        raise UnreadableError("bad-selection", f"The sweep can not be understood: {', '.join(places[:5])}.") from error
