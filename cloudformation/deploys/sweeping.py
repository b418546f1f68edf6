"""The sweep: what is in service and was not scanned, here and in the members. One that ran out of time goes on at its mark.

Places are gone through in the order of their names, and in each what is in service in the order of its own: a mark is how far
that came. A place that can not be read keeps no other from being swept; it is counted and told on the bus.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cloudformation.deploys.failures import Failure
from cloudformation.deploys.inventory import in_service
from cloudformation.deploys.scanning import LEAST_S, MARGIN_S
from cloudformation.deploys.targets import Target, Withheld, identity
from cloudformation.function.errors import FunctionError
from webhooks.aws_scan_models import ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cloudformation.deploys.failures import Failures
    from cloudformation.deploys.members import Readers
    from cloudformation.deploys.results import Results
    from cloudformation.deploys.selection import Selection
    from cloudformation.deploys.settings import Place, ScanSettings
    from webhooks.aws_deploys import Deploy


@dataclass(slots=True)
class _Course:
    """How far a sweep came, and what it met."""

    after: str
    scanned: int = 0
    failed: int = 0
    would: list[str] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    """Places, each with why."""


@dataclass(frozen=True, slots=True)
class Sweeping:
    """Sweeps with what scans a deployment."""

    settings: ScanSettings
    readers: Readers
    results: Results
    failures: Failures
    scan: Callable[[Deploy, str], list[Failure]]
    """Answers what of a deployment could not be scanned; called with it and the name of the try."""

    def sweep(self, selection: Selection, seconds_left: Callable[[], float]) -> dict[str, Any]:
        """Go through what is asked for, as far as there is time."""
        mark = f"{self.settings.place}/sweep.json"
        after = (selection.after or "") if selection.asked else str((self.results.read(mark) or {}).get("after", ""))
        course = _Course(after)
        over = not all(self._through(place, selection, course, seconds_left) for place in self._places(selection))
        if over and not selection.asked:
            self.results.put(mark, json.dumps({"after": course.after}).encode())
        elif not selection.asked:
            self.results.remove(mark)
        unreadable = {"unreadable": course.unreadable} if course.unreadable else {}
        if selection.dry_run:
            return {"would": course.would, **unreadable}
        rest = {"after": course.after} if over else {}
        return {"swept": course.scanned, "failed": course.failed, "unfinished": over, **rest, **unreadable}

    def _places(self, selection: Selection) -> Iterator[Place]:
        places = sorted({self.settings.place, *self.settings.hub.places}, key=str)
        return (place for place in places if not selection.accounts or place.account in selection.accounts)

    def _through(self, place: Place, selection: Selection, course: _Course, seconds_left: Callable[[], float]) -> bool:
        """Whether there was time for all of a place."""
        end = f"{place}/~"  # comes after every name in it
        if end <= course.after:
            return True
        if self._is_over(selection, seconds_left):
            return False
        try:
            found = in_service(self.readers.of(*place).clients, place, self.settings.own, selection)
        except FunctionError as error:
            self._unread(place, error, selection, course)
            found = {}
        for name, deploy in found.items():
            whole = f"{place}/{name}"
            if whole <= course.after:
                continue
            if self._is_over(selection, seconds_left):
                return False
            self._take(whole, deploy, selection, course)
            course.after = whole
        course.after = end
        return True

    def _take(self, name: str, deploy: Deploy, selection: Selection, course: _Course) -> None:
        if selection.dry_run:
            course.would.append(name)
        elif unscanned := self.scan(deploy, f"sweep-{name}"):
            course.failed += 1
            self.failures.of_sweep(unscanned)
        else:
            course.scanned += 1

    def _unread(self, place: Place, error: FunctionError, selection: Selection, course: _Course) -> None:
        course.failed += 1
        course.unreadable[str(place)] = f"{error} [{error.reason}]"
        if not selection.dry_run:
            day = self.failures.clock().date().isoformat()
            target = Target(*place, ACCOUNT, place.account, identity("unread", *place, day), Withheld(error))
            self.failures.of_sweep([Failure(target, error)])

    @staticmethod
    def _is_over(selection: Selection, seconds_left: Callable[[], float]) -> bool:
        """Listing alone takes no time to speak of."""
        return not selection.dry_run and seconds_left() < LEAST_S + MARGIN_S
