"""What could not be scanned is told on the account's bus once no try mends it: with why, and never as clean."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from botocore.stub import Stubber

from cloudformation.deploys.errors import DeployError
from cloudformation.deploys.failures import TRIES
from tests.cloudformation.deployments import Account, updating
from tests.cloudformation.lambda_api import ACCOUNT, REGION, zipped
from tests.cloudformation.templates import template
from tests.cloudformation.test_announcing import COMMIT, understood
from tests.scanner.images import OS_RELEASE, STATUS, dpkg, layer, made
from tests.webhooks.aws_events import recorded
from webhooks.aws_scan_models import Scanned

CODE = zipped(app_DOT_py="1\n")
WITHHELD = {"Error": {"ErrorCode": "KMSDisabledException", "Message": "no"}}


def fails(account: Account, event: dict[str, Any]) -> str:
    with pytest.raises(DeployError) as failure:
        account.tell(event)
    return failure.value.reason


def told(account: Account) -> list[Scanned]:
    return [understood(event) for event in account.events()]


def test_a_failure_for_good_is_told_once_with_what_names_its_commit(account: Account) -> None:
    account.lambdas.deploy("orders", CODE, tags={"outrider:repository": "acme/shop", "outrider:commit": COMMIT})
    account.lambdas.functions["orders"]["Code"] = WITHHELD
    for _ in range(2):
        assert fails(account, updating("orders")) == "kms-disabled"
    (event,) = told(account)
    assert (event.verdict.conclusion, event.verdict.reason) == ("error", "kms-disabled")
    assert event.verdict.title.startswith("AWS does not give the code of orders")
    assert event.digests == [f"sha256:{hashlib.sha256(CODE).hexdigest()}"]
    assert (event.tags.repository, event.tags.commit) == ("acme/shop", COMMIT)
    assert account.result(event.result)["reason"] == "kms-disabled"


def test_a_later_scan_tells_of_the_same_content(account: Account) -> None:
    account.lambdas.deploy("orders", CODE)
    code = account.lambdas.functions["orders"]["Code"]
    account.lambdas.functions["orders"]["Code"] = WITHHELD
    fails(account, updating("orders", "first"))
    account.lambdas.functions["orders"]["Code"] = code
    account.tell(updating("orders", "second"))
    error, result = told(account)
    assert (error.verdict.conclusion, result.verdict.conclusion) == ("error", "success")
    assert (error.kind, error.name, error.identity) == (result.kind, result.name, result.identity)


def test_a_failure_that_may_pass_is_told_when_lambda_tries_no_more(account: Account) -> None:
    allowed = template("account")["Resources"]["ScanRetries"]["Properties"]["MaximumRetryAttempts"]
    account.lambdas.deploy("orders", CODE)
    account.seconds = 30.0
    for _ in range(allowed):
        assert fails(account, updating("orders")) == "out-of-time"
    assert told(account) == []
    assert fails(account, updating("orders")) == "out-of-time"
    (event,) = told(account)
    assert (event.verdict.reason, event.result) == ("out-of-time", "")
    assert [key for key in account.keys("") if "/failed/" in key] == [], "an event that is sent again by hand is tried again"
    assert allowed + 1 == TRIES


def test_what_aws_tells_nothing_of_is_told_by_its_name(account: Account) -> None:
    account.lambdas.fault = 403, "AccessDeniedException"
    assert fails(account, updating("orders")) == "access-denied"
    (event,) = told(account)
    assert (event.kind, event.name, event.digests) == ("function", "orders", [])


def test_one_image_of_a_task_that_is_gone_is_told_and_the_others_are_scanned(account: Account) -> None:
    image = made([layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("libssl3", "openssl", "3.0.9-1"))})])
    account.images.push("team/side", "1", image)
    gone = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/gone"
    event = recorded("task-state-change")
    event["detail"]["containers"] = [
        {"image": f"{gone}:2", "imageDigest": "sha256:" + "c" * 64},
        {"image": f"{account.registry}/team/side:1", "imageDigest": image.digest},
    ]
    event["detail"]["attributes"] = []
    assert fails(account, event) == "gone"
    names = {event.name: event.verdict.conclusion for event in told(account)}
    assert names == {gone: "error", f"{account.registry}/team/side".replace(":", "_"): "success"}


def test_a_failure_that_the_bus_does_not_take_is_told_by_the_next_try(account: Account) -> None:
    account.lambdas.deploy("orders", CODE)
    account.lambdas.functions["orders"]["Code"] = WITHHELD
    with Stubber(account.clients.named("events")) as bus:
        bus.add_client_error("put_events", "InternalException", http_status_code=500)
        assert fails(account, updating("orders")) == "kms-disabled"
    assert fails(account, updating("orders")) == "kms-disabled"
    assert [event.verdict.reason for event in told(account)] == ["kms-disabled"]


def test_a_sweep_tells_of_what_another_would_not_mend(account: Account) -> None:
    account.lambdas.functions.clear()
    account.lambdas.deploy("locked", CODE)
    account.lambdas.functions["locked"]["Code"] = WITHHELD
    assert account.tell(recorded("scheduled-sweep"))["failed"] == 1
    assert [(event.name, event.verdict.reason) for event in told(account)] == [("locked", "kms-disabled")]
    assert f"{ACCOUNT}/{REGION}/sweep.json" not in account.keys("sweep.json")
