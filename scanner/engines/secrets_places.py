"""How a secret is told that stands where no file of head is: in a commit, in a lower layer, in an image's configuration."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from findings.model import Location

if TYPE_CHECKING:
    from scanner.workspace import Passage, Settings

IN_FILES = "Secret in the files: "
"""What the title of any other begins with."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is told."""

    title: str
    told: str
    location: Location

    @classmethod
    def of(cls, passage: Passage, laid_out: Location) -> Place:
        """The place of what was found at a location in a file that was laid out in passing."""
        location = replace(laid_out, path=passage.path)
        if passage.settings is not None:
            return cls._in_settings(passage.settings, location)
        if passage.layer:
            told = (
                f"brought by layer {passage.layer} and deleted or overwritten by a later one. Rotate it, then build the image"
                " without it: everybody who can pull the image can read that layer."
            )
            return cls("Secret in a lower layer: ", told, location)
        told = f"brought by commit {str(passage.commit)[:12]} and taken out again since. Rotate it: the history keeps it."
        return cls("Secret in a commit: ", told, location)

    @classmethod
    def _in_settings(cls, settings: Settings, laid_out: Location) -> Place:
        """By the entry of the configuration: the lines laid out are nowhere that a person could look at them."""
        setting = settings.by_line[min(laid_out.start_line, len(settings.by_line)) - 1]
        brought = {None: "", True: " The base image brought it.", False: " It was added above the base image."}[setting.in_base]
        told = (
            f"in {setting.words}.{brought} Rotate it, then build the image without it: everybody who can pull the image can read"
            " its configuration. Hand it to the build with RUN --mount=type=secret, or to the container when it starts."
        )
        location = Location(laid_out.path, setting.number, setting.number)
        return cls(f"Secret in {settings.where}: ", told, location)
