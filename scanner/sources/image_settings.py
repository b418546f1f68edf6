"""What an image's configuration says, as text to search: environment, labels, commands, and how it was built.

Whoever can pull an image reads all of it, and what a build was told stays in its history: `ARG`, `ENV`, and what `RUN` runs.
https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md#properties
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scanner.sources.base_image import steps
from scanner.sources.image_manifest import texts
from scanner.workspace import Setting, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Final

    from scanner.sources.base_image import BaseImage
    from scanner.sources.image_manifest import Manifest

_INSTRUCTION: Final = re.compile(
    r"ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR"
)
"""https://docs.docker.com/reference/dockerfile/"""
_NO_OPERATION: Final = re.compile(r"/bin/sh -c #\(nop\) {0,4}")
"""What builders before BuildKit put before everything but RUN."""
_BEGINNING: Final = 100
"""Characters of a step in which its instruction stands."""
_GIVEN: Final = re.compile(r"(?<!\S)([A-Za-z_][\w.-]*=[^\s\"']+)", re.ASCII)
_SET: Final = re.compile(r"(?<![\w./-])([\w./-]+)[\"']?=", re.ASCII)
_NAME: Final = re.compile(r"[\w./-]{1,80}", re.ASCII)
_MOST_DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class SearchedText:
    """One part of a configuration, with what each of its lines is."""

    name: str
    """Of the part: `environment`."""
    text: str
    settings: Settings


_Told = tuple[str, str, bool | None]
"""Text, words for a person, and whether the base image brought it."""


def searched_texts(manifest: Manifest, config: Mapping[str, Any], base: BaseImage) -> tuple[SearchedText, ...]:
    """The parts of an image's configuration that say anything.

    Args:
        manifest: for its annotations.
        config: from anybody: what is not as it should be is passed over.
        base: what is known of the image's base.

    """
    inner = config.get("config")
    inner = inner if isinstance(inner, dict) else {}
    history = _History(steps(config), base.steps)
    labels = texts(inner.get("Labels"))
    annotations = {key: value for key, value in manifest.annotations.items() if labels.get(key) != value}
    parts = (
        ("environment", "the image's environment", list(_environment(inner, history))),
        ("labels", "the image's labels", [*_named(labels, "label", history), *_named(annotations, "annotation", None)]),
        ("command", "the image's command", list(_commands(inner, history))),
        ("history", "the image's build history", list(history.told())),
    )
    return tuple(_written(name, where, told) for name, where, told in parts if told)


class _History:
    """What each step of the build was told, the first one first."""

    def __init__(self, told: list[str], of_base: int | None) -> None:
        self._steps, self._of_base = told, of_base
        self._last: dict[tuple[str, str], int] = {}
        for number, step in enumerate(told, start=1):
            instruction = _instruction(step)
            for name in ("", *_SET.findall(step)):
                self._last[instruction, name] = number

    def told(self) -> Iterator[_Told]:
        """The steps themselves."""
        for number, step in enumerate(self._steps, start=1):
            # What is set stands on a line of its own too: a name tells what a value is only where a line begins with it.
            text = "\n".join([step, *_GIVEN.findall(step)])
            yield text, f"step {number} of the build history ({_instruction(step)})", self._in_base(number)

    def that_set(self, instruction: str, name: str) -> tuple[str, bool | None]:
        """Words for the last step of a kind that set something, and whether it is the base image's; empty where none did."""
        return self._origin(self._last.get((instruction, name)))

    def that_says(self, instruction: str, words: list[str]) -> tuple[str, bool | None]:
        """The same for the last step of a kind, if it has all the words: a command may also be set without any step."""
        number = self._last.get((instruction, ""))
        found = number is not None and all(json.dumps(word) in self._steps[number - 1] for word in words)
        return self._origin(number if found else None)

    def _origin(self, number: int | None) -> tuple[str, bool | None]:
        return ("", None) if number is None else (f" (set by step {number} of the build history)", self._in_base(number))

    def _in_base(self, number: int) -> bool | None:
        return None if self._of_base is None else number <= self._of_base


def _instruction(step: str) -> str:
    begins = step[:_BEGINNING].lstrip()
    prefix = _NO_OPERATION.match(begins)
    word = begins[prefix.end() if prefix else 0 :].partition(" ")[0]
    return word if _INSTRUCTION.fullmatch(word) else "RUN"


def _environment(config: Mapping[str, Any], history: _History) -> Iterator[_Told]:
    listed = config.get("Env")
    for number, variable in enumerate(listed if isinstance(listed, list) else (), start=1):
        if isinstance(variable, str):
            name = variable.partition("=")[0]
            step, in_base = history.that_set("ENV", name)
            yield variable, f"the environment variable {_shown(name, number)}{step}", in_base


def _named(values: Mapping[str, str], kind: str, history: _History | None) -> Iterator[_Told]:
    for number, (name, value) in enumerate(values.items(), start=1):
        step, in_base = history.that_set("LABEL", name) if history else ("", None)
        yield f"{name}={value}", f"the {kind} {_shown(name, number)}{step}", in_base


def _commands(config: Mapping[str, Any], history: _History) -> Iterator[_Told]:
    check = config.get("Healthcheck")
    for instruction, words, value in (
        ("ENTRYPOINT", "the entry point", config.get("Entrypoint")),
        ("CMD", "the command", config.get("Cmd")),
        ("HEALTHCHECK", "the health check", check.get("Test") if isinstance(check, dict) else None),
        ("ONBUILD", "what is run when others build on it", config.get("OnBuild")),
    ):
        given = [word for word in value if isinstance(word, str)] if isinstance(value, list) else []
        if given:
            step, in_base = history.that_says(instruction, given)
            yield " ".join(given), f"{words}{step}", in_base


def _shown(name: str, number: int) -> str:
    """A name if it looks like one and holds no secret by the look of it; else its number, from 1."""
    digits = sum(character.isdigit() for character in name)
    plain = digits == 0 or (digits <= _MOST_DIGITS and name in {name.upper(), name.lower()})
    return name if plain and _NAME.fullmatch(name) else f"number {number}"


def _written(name: str, where: str, told: Iterable[_Told]) -> SearchedText:
    lines: list[str] = []
    by_line: list[Setting] = []
    for number, (text, words, in_base) in enumerate(told, start=1):
        added = text.replace("\0", " ").split("\n")  # with a NUL it would count as no text, and not be read
        lines += added
        by_line += [Setting(number, words, in_base)] * len(added)
    return SearchedText(name, "\n".join(lines) + "\n", Settings(where, tuple(by_line)))
