"""kill -9 wherever it hurts: the service goes on, one check run, no annotation twice or lost."""

from collections import Counter
from collections.abc import Callable

import pytest

from demo.forge.forge import Forge
from demo.forge.repository import Repository
from demo.service import RunningService
from tests.end_to_end.steps import propose, verdict, wait_for
from tests.equipment import long

pytestmark = pytest.mark.timeout(300)

FLAWS = 60
"""More than one request's worth of annotations."""


VIEW = """@app.get("/{number}")
def view_{number}():
    cursor.execute("select {number} from t where x = " + request.args["x"])
"""
HEAD = """import sqlite3

from flask import Flask, request

app = Flask(__name__)
cursor = sqlite3.connect("x").cursor()
"""


def flawed() -> dict[str, str]:
    return {"shop/views.py": "\n\n".join([HEAD, *(VIEW.format(number=number) for number in range(FLAWS))])}


def happened(forge: Forge, kind: str, times: int = 1) -> Callable[[], bool | None]:
    return lambda: sum(effect.kind == kind for effect in forge.effects) >= times or None


def granted(forge: Forge) -> Callable[[], bool | None]:
    """A Job has its token: reading contents only, after the check was opened."""

    def seen() -> bool | None:
        kinds = [effect for effect in forge.effects if effect.kind in {"check_run.created", "token.minted"}]
        opened = next((place for place, effect in enumerate(kinds) if effect.kind == "check_run.created"), None)
        return (
            opened is not None and any(set(it.detail["permissions"]) == {"contents", "metadata"} for it in kinds[opened + 1 :])
        ) or None

    return seen


def hold(forge: Forge, method: str, path: str) -> None:
    forge.hang_next(method, path, when="after")


POINTS: dict[str, tuple[Callable[[Forge], None], Callable[[Forge], Callable[[], bool | None]]]] = {
    "after the check is opened": (
        lambda forge: hold(forge, "POST", "/check-runs$"),
        lambda forge: happened(forge, "check_run.created"),
    ),
    "after dispatch": (lambda _: None, granted),
    "between annotation batches": (
        lambda forge: hold(forge, "PATCH", "/check-runs/"),
        lambda forge: happened(forge, "check_run.updated"),
    ),
    "after SARIF": (lambda forge: hold(forge, "POST", "/code-scanning/sarifs$"), lambda forge: happened(forge, "sarif.uploaded")),
}


@long
@pytest.mark.parametrize("point", POINTS)
def test_a_killed_worker_goes_on_where_it_was(point: str, forge: Forge, service: RunningService, shop: Repository) -> None:
    prepare, reached = POINTS[point]
    service.start("serve", "work")
    forge.set_webhook(f"{service.url}/hooks/github")
    prepare(forge)
    head = propose(shop, flawed())
    change = shop.open_pull_request("proposal", "main", "Many views")
    wait_for(reached(forge), service)

    service.kill("work")
    forge.faults.clear()
    service.start("work")

    run = verdict(shop, head, service)
    assert run.conclusion == "failure"
    assert len(shop.check_runs(head)) == 1
    lines = Counter(note["start_line"] for note in run.annotations)
    assert (len(lines), set(lines.values())) == (FLAWS, {1})
    assert len(shop.comments(change.number)) == 1


def test_a_delivery_acknowledged_before_the_web_server_was_killed_is_worked_on(
    forge: Forge, service: RunningService, shop: Repository
) -> None:
    service.start("serve")
    forge.set_webhook(f"{service.url}/hooks/github")
    head = propose(shop)
    shop.open_pull_request("proposal", "main", "Find orders")
    wait_for(
        lambda: any((it.event, it.status_code) == ("pull_request", 202) for it in list(forge.state.deliveries.values())) or None,
        service,
    )

    service.kill("serve")
    service.start("serve", "work")

    assert verdict(shop, head, service).conclusion == "failure"
    assert len(shop.check_runs(head)) == 1
