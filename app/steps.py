"""Durable steps: each is tried until it succeeds or can not, with waits that survive a restart, and its result is stored once."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar, cast

import structlog
from dbos import DBOS
from sqlalchemy.exc import DBAPIError

from app.dispatch.launcher import LauncherError
from app.forges.errors import ForgeError

if TYPE_CHECKING:
    from collections.abc import Callable

WAITS_S: Final = (1.0, 5.0, 30.0, 120.0, 600.0, 1800.0, 7200.0, 21600.0)
"""Before each further try, halved at random so that many that failed together do not come back together."""

log = structlog.get_logger()
P = ParamSpec("P")
R = TypeVar("R")


class StepFailedError(Exception):
    """A step that can not succeed, or did not for hours.

    Attributes:
        reason: the code of what went wrong last.

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def durably(step: str, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do one step of a workflow. Its result is stored: it must be plain JSON and hold no secret.

    Raises:
        StepFailedError: it can not be done.

    """
    failed: dict[str, Any] = {}
    for wait in (0.0, *WAITS_S):
        if wait:
            DBOS.sleep(max(wait * failed["jitter"], failed["wait"]))
        result = DBOS.run_step({"name": step}, _try, step, lambda: work(*args, **kwargs))
        if "done" in result:
            return cast("R", result["done"])
        failed = result
        if not failed["transient"]:
            break
    raise StepFailedError(failed["reason"], failed["message"])


def _try(step: str, work: Callable[[], Any]) -> dict[str, Any]:
    """One try, as data: an exception's own form would have to be stored by pickling it."""
    try:
        return {"done": work()}
    except (ForgeError, LauncherError) as error:
        log.warning("step failed", step=step, reason=error.reason, transient=error.transient, error=str(error))
        wait = getattr(error, "retry_after_s", None) or 0.0
        return _failure(error.reason, str(error), transient=error.transient, wait=wait)
    except DBAPIError as error:
        log.warning("step failed", step=step, reason="store", error=type(error).__name__)
        return _failure("store", "The database did not answer.", transient=True)
    except Exception as error:
        log.exception("step broke", step=step)
        return _failure("internal", f"Outrider itself failed ({type(error).__name__}): its log says where.")


def _failure(reason: str, message: str, *, transient: bool = False, wait: float = 0.0) -> dict[str, Any]:
    jitter = random.uniform(0.5, 1.0)  # noqa: S311  spreads load, guards nothing
    return {"reason": reason, "message": message, "transient": transient, "wait": wait, "jitter": jitter}
