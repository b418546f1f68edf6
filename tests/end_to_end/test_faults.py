"""What goes wrong around the service: the forge says not now, deliveries meet nobody, a scanner dies, another database."""

import os
import signal
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from demo.forge.forge import Forge
from demo.forge.repository import Repository
from demo.sample_files import files_of
from demo.service import RunningService
from tests.app import postgresql
from tests.end_to_end.steps import propose, verdict, wait_for
from tests.equipment import long

pytestmark = pytest.mark.timeout(300)


@long
def test_a_forge_that_says_not_now_is_asked_again_after_the_time_it_names(
    forge: Forge, service: RunningService, shop: Repository
) -> None:
    service.start("serve", "work")
    forge.set_webhook(f"{service.url}/hooks/github")
    forge.secondary_limit("/check-runs", retry_after=1, times=2)
    head = propose(shop)
    shop.open_pull_request("proposal", "main", "Find orders")

    assert verdict(shop, head, service).conclusion == "failure"
    assert len(shop.check_runs(head)) == 1


@long
def test_what_was_delivered_to_nobody_is_scanned_when_it_is_redelivered(
    forge: Forge, service: RunningService, shop: Repository
) -> None:
    forge.set_webhook(f"{service.url}/hooks/github")
    head = propose(shop)
    shop.open_pull_request("proposal", "main", "Find orders")
    forge.deliveries.settle()
    missed = [row for row in forge.state.deliveries.values() if row.event == "pull_request"]
    service.start("serve", "work")

    for row in missed:
        forge.deliveries.redeliver(row)
        forge.deliveries.redeliver(row)  # an impatient person

    assert verdict(shop, head, service).conclusion == "failure"
    assert len(shop.check_runs(head)) == 1


@long
def test_a_scanner_that_is_killed_is_started_once_more(forge: Forge, service: RunningService, shop: Repository) -> None:
    service.start("serve", "work")
    forge.set_webhook(f"{service.url}/hooks/github")
    forge.hang_next("POST", "git-upload-pack", seconds=60)
    head = propose(shop, files_of("fix"))
    shop.open_pull_request("proposal", "main", "Find orders")
    pid = wait_for(lambda: next(iter((service.folder / "data" / "jobs").glob("*/pid")), None), service)
    wait_for(lambda: pid.read_text() or None, service)

    os.killpg(int(pid.read_text()), signal.SIGKILL)
    forge.faults.clear()

    assert verdict(shop, head, service).conclusion == "success"
    assert len(shop.check_runs(head)) == 1


@pytest.fixture
def on_postgresql(service: RunningService) -> Iterator[RunningService]:
    """The service with its tables and its workflows in PostgreSQL."""
    found = postgresql.programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with postgresql.running(found) as server:
        for name in ("outrider", "workflows"):
            server.execute(f"CREATE DATABASE {name}")
        key = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        shared = {
            "OUTRIDER_DATABASE_URL": server.url("outrider"),
            "OUTRIDER_DBOS_DATABASE_URL": server.url("workflows"),
            "OUTRIDER_MASTER_KEY": b64encode(os.urandom(32)).decode(),
            "OUTRIDER_TICKET_KEY": key.decode(),
        }
        with replace(service, folder=service.folder.with_name("moved"), more=service.more | shared, processes={}) as moved:
            moved.prepare()
            yield moved


@long
def test_the_same_story_with_postgresql(forge: Forge, on_postgresql: RunningService, shop: Repository) -> None:
    on_postgresql.start("serve", "work")
    forge.set_webhook(f"{on_postgresql.url}/hooks/github")
    head = propose(shop)
    change = shop.open_pull_request("proposal", "main", "Find orders")

    assert verdict(shop, head, on_postgresql).conclusion == "failure"
    wait_for(lambda: len(shop.comments(change.number)) == 1 or None, on_postgresql)
    assert len(shop.check_runs(head)) == 1
