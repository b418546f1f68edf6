"""What the end-to-end tests do and wait for, in the domain's words."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from demo.forge.records import CheckRun
from demo.forge.repository import Repository
from demo.sample_files import MOVED, files_of
from demo.service import RunningService

PATIENCE_S = 90.0


def propose(repository: Repository, files: dict[str, str] | None = None) -> str:
    """Push the sample's change (or these files) to a branch; answers its head."""
    if files is None:
        return repository.commit("proposal", files_of("change"), "Find orders", delete=MOVED)
    return repository.commit("proposal", files, "Propose")


def fix(repository: Repository) -> str:
    """Push the sample's fix in place of its change, as who leaked a key has to: on top of it, history keeps the key."""
    fixed = files_of("change") | files_of("fix")
    return repository.commit("proposal", fixed, "Find orders", delete=MOVED, parent=repository.head("main"))


T = TypeVar("T")


def wait_for(what: Callable[[], T | None], service: RunningService) -> T:
    """Poll until there is one; the service's log tells why when there is none."""
    end = time.monotonic() + PATIENCE_S
    pause = threading.Event()
    while time.monotonic() < end:
        if (found := what()) is not None:
            return found
        pause.wait(0.05)
    raise AssertionError("nothing came:\n" + service.log[-5000:])


def verdict(repository: Repository, head: str, service: RunningService) -> CheckRun:
    """The completed check run of a commit."""
    return wait_for(lambda: next((run for run in repository.check_runs(head) if run.conclusion), None), service)
