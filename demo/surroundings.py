"""Where the demonstration plays: on this machine alone, or with the scans as Jobs of a cluster."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from demo.forge.forge import Forge
from demo.service import RunningService

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from demo.cluster import Place


@contextmanager
def on_this_machine(folder: Path) -> Iterator[tuple[Forge, RunningService]]:
    """A forge and the service, not yet started."""
    with Forge.start() as forge, RunningService(forge, folder / "service") as service:
        yield forge, service


@contextmanager
def with_cluster(
    folder: Path, place: Place, image: str, more: Mapping[str, str] | None = None
) -> Iterator[tuple[Forge, RunningService]]:
    """The same with Jobs in a place of a cluster: forge and service get doors with TLS at an address that pods reach.

    Args:
        folder: for the service's files.
        place: made and entered by the caller.
        image: the scanner's.
        more: further settings of the service.

    """
    with (
        place.door() as forge_door,
        place.door() as service_door,
        Forge.start(address=forge_door.url) as forge,
    ):
        forge_door.leads_to = forge.port
        settings = {**place.settings(image, service_door.url), **(more or {})}
        with RunningService(forge, folder / "service", settings) as service:
            service_door.leads_to = service.port
            yield forge, service
