"""Repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from demo.forge.api.context import context, on_repository
from demo.forge.shapes import repository

if TYPE_CHECKING:
    from demo.forge.records import Json, RepositoryRow

routes = Blueprint("repositories", __name__)


@routes.get("/repos/<owner>/<repo>")
@on_repository(("metadata", "read"))
def read_repository(row: RepositoryRow) -> Json:
    """One repository."""
    return repository.full(context().at, row)
