"""An image in a private registry other than ECR is read with the secret its task definition names, if the stack lists it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from cloudformation.deploys.errors import CloudRefusedError, ScanFailedError
from cloudformation.deploys.registry_secrets import credentials, listed
from tests.cloudformation.deployments import Account
from tests.scanner.images import OS_RELEASE, STATUS, MadeImage, dpkg, layer, made
from tests.scanner.oci_registry import PASSWORD, USER
from tests.webhooks.aws_events import recorded

ARN = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:team/registry-a1B2c3"


@dataclass
class Private:
    """A registry that asks for a password, and a task with an image of it."""

    account: Account
    image: MadeImage
    name: str
    secret: str
    definition: str

    def runs(self) -> dict[str, Any]:
        """The event of the task that runs."""
        event = recorded("task-state-change", id="runs")
        event["detail"]["containers"] = [{"image": self.name, "imageDigest": self.image.digest}]
        return event | {"detail": event["detail"] | {"attributes": [], "taskDefinitionArn": self.definition}}


@pytest.fixture
def private(account: Account, monkeypatch: pytest.MonkeyPatch) -> Iterator[Private]:
    image = made([layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("libssl3", "openssl", "3.0.9-1"))})])
    account.images.push("team/private", "1", image)
    monkeypatch.setattr(account.images, "login", "basic")
    secrets, name = account.clients.named("secretsmanager"), f"{account.registry}/team/private:1"
    held = json.dumps({"username": USER, "password": PASSWORD})
    secret = str(secrets.create_secret(Name="team/registry", SecretString=held)["ARN"])
    container = {"name": "web", "memory": 64, "image": name, "repositoryCredentials": {"credentialsParameter": secret}}
    told = account.clients.named("ecs").register_task_definition(family="private", containerDefinitions=[container])
    yield Private(account, image, name, secret, told["taskDefinition"]["taskDefinitionArn"])
    secrets.delete_secret(SecretId=secret, ForceDeleteWithoutRecovery=True)


def test_a_private_image_is_read_with_the_secret_its_task_definition_names(
    private: Private, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(private.account.environ, "OUTRIDER_SCAN_REGISTRY_SECRETS", private.secret)
    assert list(private.account.tell(private.runs())["targets"].values()) == ["scanned"]
    (key,) = [key for key in private.account.keys(".json") if "/image/" in key]
    everything = json.dumps(private.account.result(key)) + json.dumps(private.account.events()) + "".join(capsys.readouterr())
    assert PASSWORD not in everything


def test_a_secret_that_the_stack_does_not_list_is_not_asked_for(private: Private, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(private.account.environ, "OUTRIDER_SCAN_REGISTRY_SECRETS", ARN)
    private.account.images.authorizations.clear()
    with pytest.raises(ScanFailedError, match="wants a name and a password"):
        private.account.tell(private.runs())
    assert not any(private.account.images.authorizations)


@pytest.mark.parametrize("held", ["", "no JSON", "[]", '{"username": "x"}', '{"username": 1, "password": "canary"}'])
def test_a_secret_of_another_form_is_told_without_what_it_holds(private: Private, held: str) -> None:
    private.account.clients.named("secretsmanager").put_secret_value(SecretId=private.secret, SecretString=held or " ")
    with pytest.raises(CloudRefusedError, match="does not hold") as refusal:
        credentials(private.account.clients, "r.example.com", private.secret)
    assert (refusal.value.reason, refusal.value.transient) == ("bad-secret", False)
    assert "canary" not in str(refusal.value)


def test_a_secret_that_is_gone_is_told(private: Private) -> None:
    with pytest.raises(CloudRefusedError) as refusal:
        credentials(private.account.clients, "r.example.com", ARN)
    assert refusal.value.reason == "gone"


@pytest.mark.parametrize(
    ("named", "found"),
    [(ARN, ARN), (ARN.removesuffix("-a1B2c3"), ARN), ("team/registry", ARN), ("registry", ""), (f"{ARN}x", ""), ("", "")],
)
def test_a_secret_is_named_as_task_definitions_may_name_it(named: str, found: str) -> None:
    assert listed(named, [ARN]) == found
