"""An AWS account is believed once AWS holds it to our External ID; its Jobs are started through one role and one function."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import Engine

from app.clouds.aws import AwsCloud
from app.clouds.errors import CloudError
from app.connect.aws import AwsConnection, AwsConnections
from app.connect.aws_stack import StackSource, commands, parameters, quick_create_link, trust_policy, write_parameters
from app.connect.errors import ConnectError
from app.dispatch.aws import AwsLauncher, read_answer
from app.dispatch.launcher import LauncherError
from app.store.integrations import Integration, IntegrationState
from protocol.keys import key_id, pinned
from protocol.receipt import JobState
from tests.cloudformation.aws_api import AwsApi, answering
from tests.cloudformation.signed import KEY, SCAN, Tickets

ACCOUNT = "111122223333"
WANTED = AwsConnection(ACCOUNT, "eu-central-1", "main")
PRINCIPAL = "arn:aws:iam::999988887777:role/outrider"
KEYS = {key_id(KEY.public_key()): KEY.public_key()}


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[AwsApi]:
    with answering() as api:
        for name, value in {
            "AWS_ENDPOINT_URL": api.url,
            "AWS_ACCESS_KEY_ID": "AKIAOURSERVICE000000",
            "AWS_SECRET_ACCESS_KEY": "our-own-secret",
            "AWS_MAX_ATTEMPTS": "1",
        }.items():
            monkeypatch.setenv(name, value)
        yield api


@pytest.fixture
def tickets() -> Tickets:
    return Tickets()


@pytest.fixture
def connections(engine: Engine) -> AwsConnections:
    return AwsConnections(engine, AwsCloud({}), lambda: datetime.now(UTC))


def refused(connections: AwsConnections, wanted: AwsConnection) -> str:
    with pytest.raises(ConnectError) as refusal:
        connections.make(wanted)
    return refusal.value.reason


def test_an_external_id_is_ours_and_another_for_each_integration(connections: AwsConnections) -> None:
    made = [connections.make(WANTED) for _ in range(3)]
    assert len({integration.external_id for integration in made}) == 3
    assert all(len(integration.external_id) >= 32 for integration in made)
    assert connections.find(made[0].id) == made[0]


@pytest.mark.parametrize(
    ("region", "partition"), [("eu-central-1", "aws"), ("us-gov-west-1", "aws-us-gov"), ("cn-northwest-1", "aws-cn")]
)
def test_every_partition_has_its_own_names_and_console(connections: AwsConnections, region: str, partition: str) -> None:
    made = connections.make(AwsConnection(ACCOUNT, region, "main"))
    assert made.role == f"arn:{partition}:iam::{ACCOUNT}:role/outrider-{made.id}"
    assert made.function.startswith(f"arn:{partition}:lambda:{region}:")
    link = quick_create_link(made, {}, "https://templates.s3.amazonaws.com/v1")
    assert link.startswith("https://")
    assert f"?region={region}#/stacks/create/review?templateURL=https%3A" in link


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (AwsConnection("1", "eu-central-1", "main"), "bad-account"),
        (AwsConnection("1" * 12 + "\n", "eu-central-1", "main"), "bad-account"),
        (AwsConnection(ACCOUNT, "../x", "main"), "bad-region"),
        (AwsConnection(ACCOUNT, "eu-central-1", "main; reboot"), "bad-cluster"),
        (AwsConnection(ACCOUNT, "eu-central-1", "main", "not an arn"), "bad-role"),
        (AwsConnection(ACCOUNT, "eu-central-1", "main", "arn:aws:iam::222233334444:role/theirs"), "bad-role"),
        (AwsConnection(ACCOUNT, "cn-north-1", "main", f"arn:aws:iam::{ACCOUNT}:role/theirs"), "bad-role"),
        (AwsConnection(ACCOUNT, "eu-central-1", "main", members=("x",)), "bad-account"),
    ],
)
def test_a_connection_that_can_not_be_is_refused(connections: AwsConnections, wanted: AwsConnection, reason: str) -> None:
    assert refused(connections, wanted) == reason


def test_a_role_serves_one_integration_only(connections: AwsConnections) -> None:
    wanted = AwsConnection(ACCOUNT, "eu-central-1", "main", f"arn:aws:iam::{ACCOUNT}:role/shared")
    connections.make(wanted)
    assert refused(connections, wanted) == "role-in-use"


def test_a_role_that_asks_for_the_external_id_is_believed(aws: AwsApi, connections: AwsConnections) -> None:
    made = connections.make(WANTED)
    aws.roles[made.role] = made.external_id
    proven = connections.prove(made.id)
    assert (proven.state, proven.reason) == (IntegrationState.PROVEN, "")
    assert proven.proven_at is not None


@pytest.mark.parametrize(
    ("asks", "reason"),
    [(None, "opens-without-external-id"), ("", "opens-with-any-external-id"), ("another", "role-refused")],
    ids=["asks for none", "takes any", "asks for another"],
)
def test_any_other_role_is_refused_and_the_reason_kept(
    aws: AwsApi, connections: AwsConnections, asks: str | None, reason: str
) -> None:
    made = connections.make(WANTED)
    aws.roles[made.role] = asks
    with pytest.raises(ConnectError) as refusal:
        connections.prove(made.id)
    assert refusal.value.reason == reason
    kept = connections.find(made.id)
    assert kept.state is IntegrationState.REFUSED
    assert kept.reason.startswith(reason)


def test_aws_that_does_not_answer_proves_nothing(
    aws: AwsApi, connections: AwsConnections, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = connections.make(WANTED)
    aws.roles[made.role] = made.external_id
    connections.prove(made.id)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    with pytest.raises(CloudError) as error:
        connections.prove(made.id)
    assert error.value.transient
    assert connections.find(made.id).state is IntegrationState.PROVEN


def test_the_stack_gets_its_parameters_and_the_link_no_secret(connections: AwsConnections, tmp_path: Path) -> None:
    made = connections.make(WANTED)
    source = StackSource(PRINCIPAL, "https://o.example.com", pinned(KEYS.values()), "r/s@sha256:" + "d" * 64, {}, "the-event-key")
    values = parameters(made, source)
    file = write_parameters(values, tmp_path / "out")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {item["ParameterKey"]: item["ParameterValue"] for item in json.loads(file.read_text())} == values
    assert f"file://{file}" in commands(made, Path("account.yaml"), file)[0]
    assert "the-event-key" not in quick_create_link(made, values, "https://b.s3.amazonaws.com/x")
    assert made.external_id in trust_policy(made, PRINCIPAL)


def test_the_template_knows_every_parameter_that_is_given(connections: AwsConnections) -> None:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("!", lambda loader, _tag, node: loader.construct_yaml_str(node) if node.id == "scalar" else None)
    template = yaml.load((Path(__file__).parents[2] / "cloudformation/account.yaml").read_text(), Loader)  # noqa: S506  derives the safe one
    wanted = AwsConnection(ACCOUNT, "eu-central-1", "main", f"arn:aws:iam::{ACCOUNT}:role/a/theirs", ("222233334444",))
    code = {"CodeBucket": "b", "CodeKey": "k"}
    given = parameters(connections.make(wanted), StackSource(PRINCIPAL, "https://o", "k", "i", code, "e"))
    assert set(given) <= set(template["Parameters"])
    needed = {name for name, parameter in template["Parameters"].items() if "Default" not in parameter}
    assert needed <= set(given)
    assert given["ExistingRoleName"] == "theirs"


@pytest.fixture
def proven(aws: AwsApi, connections: AwsConnections) -> Integration:
    made = connections.make(WANTED)
    aws.roles[made.role] = made.external_id
    connections.prove(made.id)
    aws.sessions.clear()
    return connections.find(made.id)


def launcher(integration: Integration) -> AwsLauncher:
    return AwsLauncher(AwsCloud({}), integration.id, lambda _id: integration, KEYS)


def answer(value: Any) -> Any:
    return lambda _payload: value


def test_a_ticket_goes_through_the_role_to_the_function(aws: AwsApi, proven: Integration, tickets: Tickets) -> None:
    seen: list[Any] = []
    aws.functions[proven.function] = lambda payload: seen.append(payload) or {"v": 1, "job": f"scan-{SCAN}-1", "state": "created"}
    ticket = tickets(aud=proven.id)
    started = launcher(proven)
    assert started.send(ticket).state is JobState.CREATED
    started.send(ticket)
    assert seen == [{"ticket": ticket}] * 2
    (session,) = aws.sessions.values()  # one for all calls of a scan
    assert session["name"] == f"outrider-{SCAN}"
    assert session["policy"]["Statement"] == [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": proven.function}]


@pytest.mark.parametrize(
    ("told", "reason", "transient"),
    [
        ({"v": 1, "refused": True, "reason": "quota-exceeded", "message": "Full.", "transient": True}, "quota-exceeded", True),
        ({"v": 1, "refused": True, "reason": "expired", "message": "Late."}, "expired", False),
        ({"statusCode": 200}, "bad-answer", False),
        ("hello", "bad-answer", False),
    ],
)
def test_a_refusal_keeps_its_reason(
    aws: AwsApi, proven: Integration, tickets: Tickets, told: Any, reason: str, *, transient: bool
) -> None:
    aws.functions[proven.function] = answer(told)
    with pytest.raises(LauncherError) as error:
        launcher(proven).send(tickets(aud=proven.id))
    assert (error.value.reason, error.value.transient) == (reason, transient)


@pytest.mark.parametrize(
    ("status", "kind", "reason", "transient"),
    [
        (429, "TooManyRequestsException", "throttled", True),
        (403, "AccessDeniedException", "function-forbidden", False),
        (404, "ResourceNotFoundException", "function-missing", False),
        (502, "KMSDisabledException", "key-unusable", False),
        (500, "ServiceException", "cloud-refused", True),
    ],
)
def test_what_aws_refuses_is_told_in_words(
    aws: AwsApi, proven: Integration, tickets: Tickets, status: int, kind: str, reason: str, *, transient: bool
) -> None:
    aws.fault = status, kind
    with pytest.raises(LauncherError) as error:
        launcher(proven).send(tickets(aud=proven.id))
    assert (error.value.reason, error.value.transient) == (reason, transient)
    assert "secret" not in str(error.value)


def test_a_function_that_breaks_is_tried_again(aws: AwsApi, proven: Integration, tickets: Tickets) -> None:
    def broken(_payload: Any) -> Any:
        raise ValueError("eyJhbGciOiJ.eyJ.sig")

    aws.functions[proven.function] = broken
    with pytest.raises(LauncherError, match="ValueError") as error:
        launcher(proven).send(tickets(aud=proven.id))
    assert (error.value.reason, error.value.transient) == ("function-failed", True)
    assert "eyJ" not in str(error.value)


def test_a_ticket_for_another_integration_is_not_even_sent(aws: AwsApi, proven: Integration, tickets: Tickets) -> None:
    with pytest.raises(LauncherError) as error:
        launcher(proven).send(tickets(aud="f" * 32))
    assert error.value.reason == "wrong-audience"
    assert aws.sessions == {}


@pytest.mark.parametrize("text", [b"", b"null", b"[" * 10_000, b"\xff", b'{"v":1}'])
def test_garbage_from_a_function_is_a_bad_answer(text: bytes) -> None:
    with pytest.raises(LauncherError) as error:
        read_answer(text)
    assert error.value.reason == "bad-answer"


def test_an_integration_that_is_not_proven_starts_nothing(aws: AwsApi, connections: AwsConnections, tickets: Tickets) -> None:
    made = connections.make(WANTED)
    with pytest.raises(LauncherError, match="outrider connect prove") as error:
        launcher(made).send(tickets(aud=made.id))
    assert error.value.reason == "not-proven"
    assert aws.sessions == {}
