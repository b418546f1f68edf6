"""QScanner in the scanning function: its layer's program, its secret, and never the function's own credentials."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cloudformation.deploys.clients import Clients
from cloudformation.deploys.errors import DeployError
from cloudformation.deploys.qscanner import Qscanner
from cloudformation.deploys.settings import Place
from cloudformation.deploys.targets import ZipMaterial
from tests.cloudformation.deployments import BUCKET, Account, updating
from tests.cloudformation.lambda_api import ACCOUNT, REGION, zipped
from tests.cloudformation.templates import listed
from tests.cloudformation.test_announcing import understood
from tests.scanner.images import OS_RELEASE, STATUS, dpkg, layer, made
from tests.scanner.qscanner_stand_in import StandIn, installed, result, sarif
from tests.webhooks.aws_events import recorded

TOKEN = "canary-token-of-qualys"
FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:orders"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/outrider-qscanner"


def secret(account: Account, value: str) -> str:
    made = account.clients.named("secretsmanager").create_secret(Name=f"qualys-{os.urandom(4).hex()}", SecretString=value)
    return str(made["ARN"])


@pytest.fixture
def stand_in(account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """In the place of a layer's program, in an account whose stack names its secret."""
    it = installed(tmp_path / "bin")
    it.plan(report=sarif(result("CVE-2018-18074", "")))
    monkeypatch.setenv("PATH", f"{it.program.parent}:{os.environ['PATH']}")
    before = dict(account.environ)
    kept = json.dumps({"qualys_pod": "EU1", "qualys_access_token": TOKEN})
    account.environ |= {"OUTRIDER_SCAN_QSCANNER_SECRET": secret(account, kept), "OUTRIDER_SCAN_QSCANNER_ROLE": ROLE}
    account.sts.roles[ROLE] = None
    yield it
    account.environ.clear()
    account.environ.update(before)


def everything(account: Account) -> str:
    """All that the bucket holds, but for the advisory data."""
    s3 = account.clients.named("s3")
    keys = [key for key in account.keys("") if not key.startswith("advisories/")]
    return "".join(s3.get_object(Bucket=BUCKET, Key=key)["Body"].read().decode("utf-8", "replace") for key in keys)


def fails(account: Account, event: dict[str, Any]) -> DeployError:
    with pytest.raises(DeployError) as failure:
        account.tell(event)
    assert [key for key in account.keys(".json") if "/function/" in key] == [], "nothing unscanned is a result"
    return failure.value


def test_a_function_is_fetched_by_name_with_credentials_that_read_it(
    account: Account, stand_in: StandIn, capfd: pytest.CaptureFixture[str]
) -> None:
    account.lambdas.deploy("orders", zipped(app_DOT_py="print('hello')\n"))
    assert list(account.tell(updating("orders"))["targets"].values()) == ["scanned"]
    (run,) = stand_in.seen
    assert run["argv"][-2:] == ["lambda", FUNCTION]
    environ = run["environ"]
    assert (environ["QUALYS_ACCESS_TOKEN"], environ["AWS_REGION"]) == (TOKEN, REGION)
    assert environ["AWS_ACCESS_KEY_ID"].startswith("ASIA"), "the session's, and not the function's own"
    assert "the-functions-own-secret-key" not in environ.values()
    (event,) = account.events()
    told = understood(event)
    assert [(found.rule, found.path) for found in told.findings] == [("qscanner/CVE-2018-18074", "function")]
    assert {engine.engine: engine.outcome for engine in told.engines} == {
        "secrets": "clean",
        "packages": "skipped",
        "qscanner": "findings",
    }
    written = everything(account) + json.dumps(event) + " ".join(run["argv"]) + "".join(capfd.readouterr())
    assert [word for word in (TOKEN, environ["AWS_SECRET_ACCESS_KEY"], environ["AWS_SESSION_TOKEN"]) if word in written] == []


def test_its_session_reads_one_function(account: Account, stand_in: StandIn) -> None:
    asked: list[dict[str, Any]] = []
    sts = account.clients.named("sts")
    sts.meta.events.register("provide-client-params.sts.AssumeRole", lambda params, **_: asked.append(params))
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    account.tell(recorded("publish-version"))
    (params,) = asked
    allowed = {
        action: listed(one["Resource"]) for one in json.loads(params["Policy"])["Statement"] for action in listed(one["Action"])
    }
    assert params["RoleArn"] == ROLE
    assert allowed == {
        "lambda:GetFunction": [FUNCTION, f"{FUNCTION}:*"],
        "lambda:GetFunctionConfiguration": [FUNCTION, f"{FUNCTION}:*"],
        "lambda:GetLayerVersion": ["*"],
    }
    assert len(stand_in.seen) == 1


def test_it_ends_before_the_invocation_does(account: Account, stand_in: StandIn) -> None:
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    account.seconds = 400.0
    account.tell(updating("orders"))
    argv = stand_in.seen[0]["argv"]
    assert int(argv[argv.index("--scan-timeout") + 1].removesuffix("s")) in range(300, 351)


def test_a_version_is_fetched_as_that_version(account: Account, stand_in: StandIn) -> None:
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    account.tell(recorded("publish-version"))
    _, _, version = stand_in.seen[0]["argv"][-1].rpartition(":")
    assert version.isdigit()


def test_a_result_without_it_is_none_of_a_scan_with_it(account: Account, stand_in: StandIn) -> None:
    without = account.environ | {"OUTRIDER_SCAN_QSCANNER_SECRET": ""}
    with_it, account.environ = account.environ, without
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    account.tell(updating("orders", "before"))
    assert stand_in.seen == []
    account.environ = with_it
    assert list(account.tell(updating("orders", "after"))["targets"].values()) == ["scanned"]
    before, after = (understood(event) for event in account.events())
    assert (after.identity, after.advisories) == (before.identity, f"{before.advisories}-qscanner")


def test_an_image_is_fetched_by_digest_without_rights_at_aws(account: Account, stand_in: StandIn) -> None:
    image = made([layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("curl", "curl", "7.88"))})])
    account.images.push("team/shop", "1", image)
    event = recorded("task-state-change")
    name = f"{account.registry}/team/shop"
    event["detail"]["containers"] = [{"image": f"{name}:1", "imageDigest": image.digest}]
    event["detail"]["attributes"] = []
    assert list(account.tell(event)["targets"].values()) == ["scanned"]
    (run,) = stand_in.seen
    assert run["argv"][-2:] == ["image", f"{name}@{image.digest}"]
    assert [variable for variable in run["environ"] if variable.startswith("AWS_")] == []


def test_a_layer_has_no_name_for_it_and_is_scanned_by_the_others(account: Account, stand_in: StandIn) -> None:
    event = recorded("publish-layer-version")
    arn = event["detail"]["responseElements"]["layerVersionArn"]
    account.lambdas.publish(arn, zipped(python__a_DOT_py="1\n"))
    assert list(account.tell(event)["targets"].values()) == ["scanned"]
    (told,) = account.events()
    assert not understood(told).advisories.endswith("-qscanner")
    assert stand_in.seen == []


@pytest.mark.parametrize(("code", "outcome", "rules"), [(40, "partial", []), (42, "findings", ["qscanner/policy-deny"])])
def test_its_exit_codes_mean_what_they_mean_elsewhere(
    account: Account, stand_in: StandIn, code: int, outcome: str, rules: list[str]
) -> None:
    stand_in.plan(code, report=sarif(result("CVE-2018-18074", "")))
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    account.seconds = 70.0  # not enough to ask again for a report that is not ready
    account.tell(updating("orders"))
    (event,) = account.events()
    told = understood(event)
    assert [engine.outcome for engine in told.engines if engine.engine == "qscanner"] == [outcome]
    assert {found.rule for found in told.findings} == {*rules, "qscanner/CVE-2018-18074"}


def test_what_it_could_not_finish_is_no_result(account: Account, stand_in: StandIn) -> None:
    stand_in.plan(30)
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    failure = fails(account, updating("orders"))
    assert (failure.reason, "qscanner" in str(failure)) == ("scan-incomplete", True)


def test_a_stack_without_its_layer_is_told(account: Account, stand_in: StandIn) -> None:
    stand_in.program.unlink()
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    failure = fails(account, updating("orders"))
    assert (failure.reason, "qscanner" in str(failure)) == ("scan-incomplete", True)


@pytest.mark.parametrize("value", ["canary", "[]", '{"qualys_pod": "EU1"}', '{"qualys_pod": 1, "qualys_access_token": "canary"}'])
def test_a_secret_that_holds_no_credentials_is_told_without_what_it_holds(
    account: Account, stand_in: StandIn, value: str
) -> None:
    account.environ["OUTRIDER_SCAN_QSCANNER_SECRET"] = secret(account, value)
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    failure = fails(account, updating("orders"))
    assert (failure.reason, failure.transient, "canary" in str(failure)) == ("bad-credentials", False, False)
    assert stand_in.seen == []


def test_a_secret_that_is_not_there_is_told(account: Account, stand_in: StandIn) -> None:
    account.environ["OUTRIDER_SCAN_QSCANNER_SECRET"] = f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:none-AbCdEf"
    account.lambdas.deploy("orders", zipped(app_DOT_py="1\n"))
    failure = fails(account, updating("orders"))
    assert (failure.reason, "QScanner's secret" in str(failure)) == ("gone", True)
    assert stand_in.seen == []


def test_of_functions_it_reads_those_of_its_own_place() -> None:
    qscanner = Qscanner(Clients(REGION), "secret", ROLE, Place(ACCOUNT, REGION))
    own, members, elsewhere = (
        ZipMaterial(None, arn=f"arn:aws:lambda:{region}:{account}:function:orders")
        for account, region in ((ACCOUNT, REGION), ("222233334444", REGION), (ACCOUNT, "eu-west-1"))
    )
    assert [qscanner.reads(material) for material in (own, members, elsewhere)] == [True, False, False]
