"""The technology a repository is made of, as far as its files show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A programming language and how much of it was seen."""

    name: str
    files: int


@dataclass(frozen=True, slots=True)
class Technology:
    """A framework, build tool or cloud service, with the first file that shows it."""

    name: str
    evidence: str
    """Path relative to the target's root; the repository chose it."""


@dataclass(frozen=True, slots=True)
class Stack:
    """What was detected. Empty where nothing was looked at."""

    languages: tuple[Language, ...] = ()
    """Most files first."""
    frameworks: tuple[Technology, ...] = ()
    """By name, as the two below."""
    build_tools: tuple[Technology, ...] = ()
    cloud_services: tuple[Technology, ...] = ()
    complete: bool = True
    """False if there was more to look at than is looked at, or only what a change touched was there."""
