"""A hub scans what is deployed in its members, with each one's own read role, and what it can not scan it tells."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.stub import Stubber

from cloudformation.deploys.clients import Clients
from cloudformation.deploys.errors import CloudRefusedError, DeployError
from cloudformation.deploys.members import ALLOWED, SESSION_S, Readers
from cloudformation.deploys.settings import read_scan_settings
from cloudformation.deploys.targets import ImageMaterial
from tests.cloudformation.deployments import Account, updating
from tests.cloudformation.lambda_api import ACCOUNT, REGION, LambdaApi, zipped
from tests.cloudformation.test_announcing import CART, MEMBER, understood
from tests.webhooks.aws_events import recorded
from webhooks.aws_deploys import TaskDeploy
from webhooks.aws_scan_models import Scanned

STRANGER, FURTHER = "333344445555", "eu-west-1"
EXTERNAL_ID = "x" * 43
CODE = zipped(app_DOT_py="print('hello')\n")


def reader(account: str = MEMBER, region: str = REGION) -> str:
    return f"arn:aws:iam::{account}:role/outrider-reader-{region}"


@pytest.fixture
def hub(account: Account, monkeypatch: pytest.MonkeyPatch) -> Account:
    """A hub with a member that lets it in, and with a further region of its own."""
    members = {"MEMBERS": f"{ACCOUNT},{MEMBER}", "EXTERNAL_ID": EXTERNAL_ID, "REGIONS": f"{REGION},{FURTHER}"}
    for name, value in members.items():
        monkeypatch.setitem(account.environ, f"OUTRIDER_SCAN_{name}", value)
    for place in ((MEMBER, REGION), (MEMBER, FURTHER), (ACCOUNT, FURTHER)):
        account.sts.roles[reader(*place)] = EXTERNAL_ID
    account.lambdas.functions.clear()
    return account


@pytest.fixture
def there(hub: Account) -> LambdaApi:
    """What is deployed in the member."""
    return hub.lambdas.at(MEMBER)


def deploying(name: str, account: str = MEMBER, region: str = REGION, identifier: str = "event-1") -> dict[str, Any]:
    event = updating(name, identifier) | {"account": account, "region": region}
    arn = f"arn:aws:lambda:{region}:{account}:function:{name}"
    return event | {"detail": event["detail"] | {"responseElements": {"functionArn": arn}}}


def fails(hub: Account, event: dict[str, Any]) -> DeployError:
    with pytest.raises(DeployError) as failure:
        hub.tell(event)
    return failure.value


def told(hub: Account) -> list[Scanned]:
    return [understood(event) for event in hub.events()]


def test_a_members_function_is_read_with_its_role_and_its_result_kept_under_its_name(hub: Account, there: LambdaApi) -> None:
    hub.lambdas.deploy("orders", CODE)
    there.deploy("orders", zipped(**CART), tags={"outrider:repository": "acme/shop", "outrider:commit": "c" * 40})
    assert list(hub.tell(deploying("orders"))["targets"].values()) == ["scanned"]
    (event,) = told(hub)
    assert (event.account, event.region, event.name, event.tags.repository) == (MEMBER, REGION, "orders", "acme/shop")
    assert [one.rule for one in event.findings] == ["packages/PYSEC-1"]  # not the hub's own of that name
    assert event.result.startswith(f"{MEMBER}/{REGION}/function/orders/")
    assert hub.result(event.result)["account"] == MEMBER
    (message,) = hub.messages()
    assert (message["account"], message["result"]) == (MEMBER, event.result)
    assert there.tags[f"arn:aws:lambda:{REGION}:{MEMBER}:function:orders"]["outrider:conclusion"] == "failure"
    (session,) = hub.sts.sessions.values()
    assert (session["role"], session["policy"]["Statement"][0]["Action"]) == (reader(), list(ALLOWED))
    hub.tell(deploying("orders", identifier="again"))
    assert told(hub) == []


def test_a_layer_is_the_members_too(hub: Account, there: LambdaApi) -> None:
    arn = f"arn:aws:lambda:{REGION}:{MEMBER}:layer:deps:5"
    there.publish(arn, zipped(**{f"python__{name}": text for name, text in CART.items()}))
    there.deploy("orders", CODE, (arn,))
    hub.tell(deploying("orders"))
    assert [one.path.split("/")[0] for one in told(hub)[0].findings] == ["opt"]
    assert [key for key in hub.keys(".zip") if key.startswith(f"{MEMBER}/{REGION}/layers/")]


def test_a_further_region_of_the_hubs_own_is_read_there(hub: Account) -> None:
    hub.lambdas.at(ACCOUNT, FURTHER).deploy("orders", CODE)
    hub.tell(deploying("orders", ACCOUNT, FURTHER))
    assert [(event.account, event.region) for event in told(hub)] == [(ACCOUNT, FURTHER)]
    assert [session["role"] for session in hub.sts.sessions.values()] == [reader(ACCOUNT, FURTHER)]


def test_tags_of_a_member_that_does_not_allow_them_stay_as_they_are(hub: Account, there: LambdaApi) -> None:
    there.deploy("orders", CODE)
    there.tag_fault = 403, "AccessDeniedException"
    assert list(hub.tell(deploying("orders"))["targets"].values()) == ["scanned"]
    assert there.tags == {}


def test_an_account_that_is_no_member_is_told_and_its_role_not_tried(hub: Account) -> None:
    hub.sts.roles[reader(STRANGER)] = EXTERNAL_ID
    assert fails(hub, deploying("orders", STRANGER)).reason == "not-a-member"
    (event,) = hub.events()
    detail = event["detail"]
    assert (detail["account"], detail["name"], detail["verdict"]["reason"]) == (STRANGER, "orders", "not-a-member")
    assert "HubAccounts" in detail["verdict"]["title"]
    assert hub.sts.sessions == {}


def test_a_hub_that_does_not_read_members_says_so(hub: Account) -> None:
    hub.environ["OUTRIDER_SCAN_EXTERNAL_ID"] = ""
    failure = fails(hub, deploying("orders"))
    assert (failure.reason, failure.transient) == ("not-a-member", False)
    assert "ReadMembers=yes" in str(failure)


def test_of_an_organisation_every_account_that_its_bus_lets_in_is_a_member(hub: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(hub.environ, "OUTRIDER_SCAN_ORGANIZATION", "o-abcdefghij")
    hub.sts.roles[reader(STRANGER)] = EXTERNAL_ID
    hub.lambdas.at(STRANGER).deploy("orders", CODE)
    assert list(hub.tell(deploying("orders", STRANGER))["targets"].values()) == ["scanned"]


@pytest.mark.parametrize("asks", ["another-external-id", "no such role"])
def test_a_role_that_does_not_open_is_told_and_not_tried_again(hub: Account, there: LambdaApi, asks: str) -> None:
    there.deploy("orders", CODE)
    hub.sts.roles[reader()] = asks
    for _ in range(2):
        failure = fails(hub, deploying("orders"))
        assert (failure.reason, failure.transient) == ("role-refused", False)
        assert reader() in str(failure)
    (event,) = told(hub)
    assert (event.account, event.name, event.verdict.reason) == (MEMBER, "orders", "role-refused")
    assert EXTERNAL_ID not in str(event)


def test_a_key_of_the_members_that_keeps_the_role_out_is_told(hub: Account, there: LambdaApi) -> None:
    there.deploy("orders", CODE)
    there.fault = 502, "KMSAccessDeniedException"
    assert fails(hub, deploying("orders")).reason == "kms-denied"
    assert [(event.account, event.verdict.reason) for event in told(hub)] == [(MEMBER, "kms-denied")]


def test_sts_that_is_busy_is_asked_again_later(hub: Account) -> None:
    with Stubber(hub.clients.named("sts")) as sts:
        sts.add_client_error("assume_role", "Throttling", http_status_code=400)
        failure = fails(hub, deploying("orders"))
    assert isinstance(failure, CloudRefusedError)
    assert (failure.reason, failure.transient) == ("throttled", True)


def test_a_session_is_kept_for_its_place_until_an_invocation_may_outlive_it(hub: Account) -> None:
    begun = datetime(2026, 11, 21, 12, tzinfo=UTC)
    now = [begun]
    hub.sts.until = (begun + timedelta(seconds=SESSION_S)).isoformat()
    readers = Readers(read_scan_settings(hub.environ), hub.clients, lambda: now[0])
    first = readers.of(MEMBER, REGION).clients
    now[0] += timedelta(minutes=40)
    assert readers.of(MEMBER, REGION).clients is first
    assert readers.of(MEMBER, FURTHER).clients is not first
    now[0] += timedelta(minutes=5)
    assert readers.of(MEMBER, REGION).clients is not first
    assert [session["role"] for session in hub.sts.sessions.values()] == [reader(), reader(region=FURTHER), reader()]
    assert readers.of(ACCOUNT, REGION).clients is hub.clients


@pytest.fixture
def its(hub: Account) -> Clients:
    """The member's own, as whoever deploys there has them."""
    key = hub.sts.key_of(f"arn:aws:iam::{MEMBER}:role/deployer")
    return Clients(REGION, {"AccessKeyId": key, "SecretAccessKey": "secret", "SessionToken": "token"})


def test_a_members_task_definition_and_images_are_read_there(hub: Account, its: Clients) -> None:
    ecr, ecs = its.named("ecr"), its.named("ecs")
    ecr.create_repository(repositoryName="shop")
    kind = "application/vnd.oci.image.manifest.v1+json"
    manifest = json.dumps({"schemaVersion": 2, "mediaType": kind, "config": {"digest": "sha256:" + "1" * 64}, "layers": []})
    put = ecr.put_image(repositoryName="shop", imageTag="1", imageManifest=manifest, imageManifestMediaType=kind)
    digest, host = put["image"]["imageId"]["imageDigest"], f"{MEMBER}.dkr.ecr.{REGION}.amazonaws.com"
    containers = [{"name": "web", "memory": 64, "image": f"{host}/shop:1"}]
    told = ecs.register_task_definition(family="shop", containerDefinitions=containers)["taskDefinition"]
    assert told["taskDefinitionArn"].split(":")[4] == MEMBER
    ((target,), deferred) = hub.function.targets.of(TaskDeploy(MEMBER, REGION, told["taskDefinitionArn"]))
    assert (target.material, target.account, deferred) == (ImageMaterial(f"{host}/shop@{digest}", "amd64"), MEMBER, ())
    given = hub.function.scanning.readers.of(MEMBER, REGION).ecr.credentials(f"{host}/shop")
    assert given["OUTRIDER_REGISTRY"] == host


def sweep(**detail: Any) -> dict[str, Any]:
    return recorded("scheduled-sweep") | {"detail": detail}


def test_a_sweep_goes_through_the_members_and_on_where_it_ended(hub: Account, there: LambdaApi) -> None:
    hub.lambdas.deploy("own", CODE)
    there.deploy("alpha", CODE)
    there.deploy("beta", CODE)
    hub.lambdas.at(MEMBER, FURTHER).deploy("alpha", CODE)
    names = [f"{ACCOUNT}/{REGION}/function/own", *(f"{MEMBER}/{REGION}/function/{name}" for name in ("alpha", "beta"))]
    names.append(f"{MEMBER}/{FURTHER}/function/alpha")
    assert hub.tell(sweep(dry_run=True)) == {"would": names}
    assert hub.tell(sweep(dry_run=True, accounts=[MEMBER], names=["al*"])) == {"would": [names[1], names[3]]}
    assert hub.tell(sweep(after=names[1])) == {"swept": 2, "failed": 0, "unfinished": False}
    assert sorted((event.region, event.name) for event in told(hub)) == [(REGION, "beta"), (FURTHER, "alpha")]
    swept = len(hub.keys(".told"))
    answer = hub.function.answer(recorded("scheduled-sweep"), lambda: 900.0 if len(hub.keys(".told")) == swept else 30.0)
    assert (answer["swept"], answer["unfinished"]) == (1, True)
    assert hub.result(f"{ACCOUNT}/{REGION}/sweep.json") == {"after": answer["after"]}
    hub.lambdas.asked.clear()
    assert hub.tell(recorded("scheduled-sweep")) == {"swept": 3, "failed": 0, "unfinished": False}
    assert [path for path in hub.lambdas.asked if "own" in path] == [], "what lies before the mark is not looked at again"
    assert len(hub.keys(".told")) == len(names)
    assert hub.keys("sweep.json") == []


def test_a_member_that_can_not_be_read_keeps_no_other_from_being_swept(hub: Account, there: LambdaApi) -> None:
    there.deploy("alpha", CODE)
    hub.sts.roles[reader(ACCOUNT, FURTHER)] = "another-external-id"
    place = f"{ACCOUNT}/{FURTHER}"
    answer = hub.tell(sweep(dry_run=True))
    assert (answer["would"], list(answer["unreadable"])) == ([f"{MEMBER}/{REGION}/function/alpha"], [place])
    assert hub.events() == []
    for _ in range(2):
        answer = hub.tell(recorded("scheduled-sweep"))
        assert (answer["swept"], answer["failed"], answer["unfinished"]) == (1, 1, False)
        assert "[role-refused]" in answer["unreadable"][place]
    errors = [event for event in told(hub) if event.is_error]
    assert {(event.kind, event.account, event.region) for event in errors} == {("account", ACCOUNT, FURTHER)}
    assert len({event.identity for event in errors}) == 1, "it is the same all day"
