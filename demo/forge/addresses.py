"""Where things are served: the links in every answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demo.forge.records import RepositoryRow


@dataclass(frozen=True, slots=True)
class Addresses:
    """Roots of the forge's address space, without trailing slashes."""

    html: str
    """Where people go, and git."""

    @property
    def api(self) -> str:
        """Where the REST API is."""
        return f"{self.html}/api/v3"

    def repository(self, row: RepositoryRow) -> str:
        """A repository's API address."""
        return f"{self.api}/repos/{row.full_name}"

    def repository_page(self, row: RepositoryRow) -> str:
        """A repository's page."""
        return f"{self.html}/{row.full_name}"
