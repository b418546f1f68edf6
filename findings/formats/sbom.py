"""What bills of materials of any format say beside the packages: who pulls in whom, as far as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from findings.formats.dossier import Dossier
    from findings.inventory import Inventory

_NAMESPACE = UUID("6f2b0b52-2f0e-5e6c-9d55-1b6a3a4c0a76")
"""Drawn once: equal scans give equal documents, down to their ids."""

MAX_TEXT = 1000


def edges_of(inventory: Inventory) -> tuple[tuple[int, ...], dict[int, tuple[int, ...]]]:
    """Numbers of the packages the target asks for, and of those that each package pulls in.

    A package knows one chain of what pulls it in, so this is a part of the whole graph: a tree with every package that tells.
    """
    by_name: dict[tuple[str, str, str], int] = {}
    for number, package in enumerate(inventory.packages):
        by_name.setdefault((package.path, package.ecosystem, package.name), number)
    asked = tuple(number for number, package in enumerate(inventory.packages) if package.direct)
    pulled: dict[int, list[int]] = {}
    for number, package in enumerate(inventory.packages):
        puller = by_name.get((package.path, package.ecosystem, package.via[0])) if package.via else None
        if puller is not None and puller != number:
            pulled.setdefault(puller, []).append(number)
    return asked, {number: tuple(children) for number, children in pulled.items()}


def document_id(dossier: Dossier, content: str) -> UUID:
    """An id of a document, made of what it says."""
    return uuid5(
        _NAMESPACE,
        f"{dossier.target}\n{dossier.commit}\n{dossier.started.isoformat()}\n{content}".encode("utf-8", "replace").decode(),
    )


def subject(dossier: Dossier) -> str:
    """What the document is about, never empty."""
    return dossier.target[:MAX_TEXT] or "."
