"""What a test turns to see how a caller takes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demo.forge.faults import Fault, Faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from demo.forge.faults import When
    from demo.forge.records import Json

HANG_SECONDS = 600.0
"""Longer than any caller's patience; released when the forge stops."""


class Switches:
    """Faults, by what they do. Paths are matched by regular expression against the whole path, `/api/v3` and git's included."""

    def __init__(self) -> None:
        self.faults = Faults()

    def fail_next(  # noqa: PLR0913  what fails, and how
        self,
        method: str,
        path_pattern: str,
        *,
        status: int,
        body: Json | str | None = None,
        headers: Mapping[str, str] | None = None,
        times: int = 1,
        when: When = "before",
        skip: int = 0,
    ) -> None:
        """Answer the next matching requests with this; `when="after"`: the effect has happened, only its answer is lost."""
        pattern = re.compile(path_pattern)
        self.faults.add(Fault("answer", method, pattern, when, times, skip, status, body, headers or {}))

    def cut_next(self, method: str, path_pattern: str, *, when: When = "before", times: int = 1, skip: int = 0) -> None:
        """Close the connection of the next matching requests without an answer."""
        self.faults.add(Fault("cut", method, re.compile(path_pattern), when, times, skip))

    def hang_next(
        self, method: str, path_pattern: str, *, when: When = "before", times: int = 1, seconds: float = HANG_SECONDS
    ) -> None:
        """Leave the next matching requests without an answer until `seconds` have gone, or `faults.release()`; then cut."""
        self.faults.add(Fault("hang", method, re.compile(path_pattern), when, times, seconds=seconds))

    def delay(self, method: str, path_pattern: str, seconds: float, *, times: int = 1_000_000) -> None:
        """Answer matching requests late."""
        self.faults.add(Fault("delay", method, re.compile(path_pattern), "after", times, seconds=seconds))

    def secondary_limit(self, path_pattern: str = "", *, retry_after: int = 1, times: int = 1, status: int = 403) -> None:
        """Refuse the next matching requests as GitHub's abuse limits do."""
        message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
        body = {"message": message, "documentation_url": "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api"}
        self.fail_next("*", path_pattern, status=status, body=body, headers={"Retry-After": str(retry_after)}, times=times)
