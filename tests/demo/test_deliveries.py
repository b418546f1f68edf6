from __future__ import annotations

import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.demo.openapi_contract import MISSING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from githubkit import GitHub

    from demo.forge import Forge, Repository
    from tests.demo.openapi_contract import Contract


class Received(NamedTuple):
    headers: dict[str, str]
    body: bytes

    @property
    def name(self) -> str:
        action = json.loads(self.body).get("action")
        return self.headers["X-GitHub-Event"] + (f".{action}" if action else "")


class Receiver:
    """A webhook's other end."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.status = 202
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.received.append(Received(dict(self.headers.items()), body))
                self.send_response(receiver.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hooks/github"

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.received]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def life_of_a_pull_request(shop: Repository) -> None:
    shop.commit("feature", {"app.py": "print(2)\n"}, "Two")
    pull = shop.open_pull_request("feature", "main", "Two", draft=True)
    pull.ready_for_review()
    shop.commit("feature", {"app.py": "print(3)\n"}, "Three")
    pull.edit(title="Three")
    pull.close()
    pull.reopen()
    pull.close(merge=True)


NAMES = ["push", "opened", "ready_for_review", "push", "synchronize", "edited", "closed", "reopened", "closed"]


def test_the_life_of_a_pull_request_as_webhooks(forge: Forge, shop: Repository, receiver: Receiver) -> None:
    forge.set_webhook(receiver.url)
    life_of_a_pull_request(shop)
    forge.deliveries.settle()
    assert receiver.names == ["ping", *(name if name == "push" else f"pull_request.{name}" for name in NAMES)]
    for each in receiver.received:
        signed = hmac.new(forge.webhook_secret.encode(), each.body, hashlib.sha256).hexdigest()
        assert each.headers["X-Hub-Signature-256"] == f"sha256={signed}"
    moved = json.loads(receiver.received[5].body)
    assert moved["after"] == moved["pull_request"]["head"]["sha"] != moved["before"]


def test_payloads_have_githubs_shape(
    forge: Forge, shop: Repository, receiver: Receiver, contract: Contract | None, github: GitHub[Any]
) -> None:
    if contract is None:
        pytest.skip(MISSING)
    forge.set_webhook(receiver.url)
    life_of_a_pull_request(shop)
    run = github.rest.checks.create("acme", "shop", data={"name": "outrider", "head_sha": shop.head("feature")}).parsed_data
    shop.rerequest(forge.state.check_runs[run.id])
    shop.delete_branch("feature")
    forge.deliveries.settle()
    faults = []
    for each in receiver.received:
        event, _, action = each.name.partition(".")
        faults += [f"{each.name} {fault}" for fault in contract.webhook_faults(event, action or None, json.loads(each.body))]
    assert faults == []
    assert "check_run.rerequested" in receiver.names


def test_a_failed_delivery_is_logged_and_sent_again_under_its_guid(
    forge: Forge, shop: Repository, receiver: Receiver, as_app: GitHub[Any]
) -> None:
    forge.set_webhook(receiver.url)
    forge.deliveries.settle()
    receiver.status = 500
    shop.commit("main", {"a": "1"}, "One")
    forge.deliveries.settle()
    receiver.status = 202
    failed = as_app.rest.apps.list_webhook_deliveries(status="failure").parsed_data
    assert [(each.event, each.status_code) for each in failed] == [("push", 500)]
    as_app.rest.apps.redeliver_webhook_delivery(failed[0].id)
    forge.deliveries.settle()
    assert [each.headers["X-GitHub-Delivery"] for each in receiver.received[1:]] == [failed[0].guid] * 2
    latest = as_app.rest.apps.list_webhook_deliveries(per_page=1).parsed_data[0]
    assert (latest.guid, latest.redelivery, latest.status) == (failed[0].guid, True, "OK")
    whole = as_app.rest.apps.get_webhook_delivery(latest.id).parsed_data
    assert whole.event == "push"


def test_the_log_is_read_by_cursor(forge: Forge, shop: Repository, receiver: Receiver, as_app: GitHub[Any]) -> None:
    forge.set_webhook(receiver.url)
    shop.commit("main", {"a": "1"}, "One")
    forge.deliveries.settle()
    first = as_app.rest.apps.list_webhook_deliveries(per_page=1)
    assert 'rel="next"' in first.headers["Link"]
    cursor = first.headers["Link"].partition("cursor=")[2].partition(">")[0]
    assert [each.event for each in as_app.rest.apps.list_webhook_deliveries(per_page=1, cursor=cursor).parsed_data] == ["ping"]


@pytest.mark.usefixtures("shop")
def test_nobody_at_the_other_end(forge: Forge, as_app: GitHub[Any]) -> None:
    forge.set_webhook("http://127.0.0.1:1/hooks/github")
    forge.deliveries.settle()
    assert as_app.rest.apps.list_webhook_deliveries().parsed_data[0].status == "failed to connect to host"


def commit_thrice(shop: Repository) -> list[str]:
    return [shop.commit("main", {"a": str(number)}, "n") for number in range(3)]


def heads(receiver: Receiver) -> list[str]:
    return [json.loads(each.body)["after"] for each in receiver.received if each.name == "push"]


def twice(forge: Forge) -> None:
    forge.deliveries.weather.copies = 2


def lost(forge: Forge) -> None:
    forge.deliveries.weather.drop_next = 1


def hold(forge: Forge) -> None:
    forge.deliveries.weather.held = True


@pytest.mark.parametrize(("switch", "order"), [(twice, [0, 0, 1, 1, 2, 2]), (lost, [1, 2]), (hold, [2, 1, 0])])
def test_deliveries_come_twice_never_or_out_of_order(
    forge: Forge, shop: Repository, receiver: Receiver, switch: Callable[[Forge], None], order: list[int]
) -> None:
    forge.set_webhook(receiver.url)
    forge.deliveries.settle()
    switch(forge)
    made = commit_thrice(shop)
    forge.deliveries.release(lambda waiting: waiting[::-1])
    forge.deliveries.settle()
    assert heads(receiver) == [made[number] for number in order]
