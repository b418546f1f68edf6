"""Operators connect accounts over the API as on the command line; who has not their token gets nowhere, and no secret is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from app.clouds.aws import AwsCloud
from app.connect.aws import AwsConnections
from app.connect.aws_offer import AwsOffers
from app.connect.errors import ConnectError
from app.web.app import create_app
from app.web.operators import OperatorServices, digest_of
from tests.app.conftest import NOON
from tests.app.web import event_secret, services
from tests.cloudformation.aws_api import AwsApi, answering

TOKEN = "operator-" + "0" * 32
PATH = "/api/integrations"
WISH = {
    "v": 1,
    "account": "111122223333",
    "region": "eu-central-1",
    "cluster": "main",
    "image": "r.example.com/s@sha256:" + "d" * 64,
    "code": "s3://artifacts/outrider.zip",
}
PRINCIPALS = {"aws": "arn:aws:iam::999988887777:role/outrider"}


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[AwsApi]:
    with answering() as api:
        monkeypatch.setenv("AWS_ENDPOINT_URL", api.url)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAOURSERVICE000000")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "our-own-secret")
        yield api


@pytest.fixture
def client(engine: Engine) -> FlaskClient:
    connections = AwsConnections(engine, AwsCloud({}), lambda: NOON)
    templates = "https://templates.s3.eu-central-1.amazonaws.com/v1"
    offers = AwsOffers(connections, PRINCIPALS, "https://o.example.com", "keys", event_secret, templates)
    return create_app(services(engine, operators=OperatorServices(digest_of(TOKEN), offers))).test_client()


def call(client: FlaskClient, method: str, path: str = "", body: Any = None, token: str = TOKEN) -> TestResponse:
    data = body if isinstance(body, bytes) else json.dumps(body)
    return client.open(PATH + path, method=method, data=data, headers={"Authorization": f"Bearer {token}"})


def refusal(answer: TestResponse) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["error"]["reason"]


def made(client: FlaskClient, **changes: Any) -> dict[str, Any]:
    answer = call(client, "POST", "", WISH | changes)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.get_json()
    assert answer.headers["Location"] == f"{PATH}/{told['integration']['id']}"
    return told


def test_an_account_is_connected_and_proved(client: FlaskClient, aws: AwsApi) -> None:
    told = made(client)
    its = told["integration"]
    parameters = {item["ParameterKey"]: item["ParameterValue"] for item in told["parameters"]}
    assert (parameters["IntegrationId"], parameters["CodeKey"], told["withheld"]) == (its["id"], "outrider.zip", [])
    assert told["commands"][0].startswith("aws cloudformation deploy --region eu-central-1")
    assert f"--s3-bucket {parameters['CodeBucket']} " in told["commands"][0]
    assert "#/stacks/create/review" in told["quick_create"]
    assert (its["state"], told["trust_policy"]) == ("made", None)

    assert refusal(call(client, "POST", f"/{its['id']}/prove")) == (409, "role-refused")
    aws.roles[its["role"]] = told["external_id"]
    assert call(client, "POST", f"/{its['id']}/prove").get_json()["state"] == "proven"
    (listed,) = call(client, "GET").get_json()["integrations"]
    assert listed == call(client, "GET", f"/{its['id']}").get_json()
    assert told["external_id"] not in json.dumps(listed)


def test_the_secret_of_events_is_never_answered(client: FlaskClient) -> None:
    told = made(client, events=True)
    assert told["withheld"] == ["EventKey"]
    assert event_secret(told["integration"]["id"]) not in json.dumps(told)
    assert told["integration"]["id"] in json.dumps(told["parameters"])


def test_an_existing_role_comes_with_the_trust_it_needs(client: FlaskClient) -> None:
    told = made(client, role="arn:aws:iam::111122223333:role/theirs")
    (statement,) = told["trust_policy"]["Statement"]
    assert statement["Principal"] == {"AWS": PRINCIPALS["aws"]}
    assert statement["Condition"]["StringEquals"]["sts:ExternalId"] == told["external_id"]
    assert refusal(call(client, "POST", "", WISH | {"role": "arn:aws:iam::111122223333:role/theirs"})) == (409, "role-in-use")


def test_owners_are_set_and_results_listed(client: FlaskClient) -> None:
    identity = made(client)["integration"]["id"]
    answer = call(client, "PUT", f"/{identity}/owners", {"v": 1, "owners": ["acme"]})
    assert answer.get_json()["owners"] == ["acme"]
    assert call(client, "GET", f"/{identity}/results?limit=5").get_json() == {"results": []}
    assert refusal(call(client, "GET", f"/{identity}/results?limit=0")) == (400, "bad-limit")
    assert refusal(call(client, "PUT", f"/{identity}/owners", {"v": 1, "owners": ["acme/shop"]})) == (400, "bad-owner")


def test_members_are_set_and_each_gets_its_command(client: FlaskClient) -> None:
    told = made(client, members=["222233334444"])
    assert len(told["member_commands"]) == 1
    identity = told["integration"]["id"]
    answer = call(client, "PUT", f"/{identity}/members", {"v": 1, "members": ["222233334444", "555566667777"]}).get_json()
    assert answer["integration"]["members"] == ["222233334444", "555566667777"]
    assert "--region <region of 555566667777> " in answer["member_commands"][1]
    assert f"ExternalId={told['external_id']}" in answer["member_commands"][1]
    assert "--template-file spoke.yaml " in answer["member_commands"][1]
    assert refusal(call(client, "PUT", f"/{identity}/members", {"v": 1, "members": ["1"]})) == (400, "bad-account")
    assert refusal(call(client, "PUT", "/none/members", {"v": 1, "members": []})) == (404, "unknown-integration")


@pytest.mark.parametrize(
    ("changes", "status", "reason"),
    [
        ({"account": "1"}, 400, "bad-account"),
        ({"cluster": "main; reboot"}, 400, "bad-cluster"),
        ({"code": "https://x"}, 400, "bad-code"),
        ({"function_image": "x"}, 400, "bad-code"),
        ({"region": "cn-north-1"}, 409, "no-principal"),
        ({"external_id": "chosen-by-the-customer"}, 400, "bad-document"),
        ({"account": 111122223333}, 400, "bad-document"),
        ({"owners": ["a"] * 201}, 400, "bad-document"),
    ],
    ids=str,
)
def test_a_wrong_wish_is_refused_with_a_reason_and_makes_nothing(
    client: FlaskClient, changes: dict[str, Any], status: int, reason: str
) -> None:
    assert refusal(call(client, "POST", "", WISH | changes)) == (status, reason)
    assert call(client, "GET").get_json() == {"integrations": []}


@pytest.mark.parametrize("body", [b" ", b"[]", b"\xff", b"[" * 5000], ids=repr)
def test_garbage_is_a_bad_request(client: FlaskClient, body: bytes) -> None:
    assert refusal(call(client, "POST", "", body)) == (400, "bad-document")
    assert refusal(call(client, "POST", "", b" " * 65_537)) == (413, "too-large")


def test_what_is_not_there_is_told(client: FlaskClient) -> None:
    for method, path in [("GET", ""), ("POST", "/prove"), ("GET", "/results")]:
        assert refusal(call(client, method, f"/{'0' * 32}{path}")) == (404, "unknown-integration")


@pytest.mark.usefixtures("aws")
def test_aws_that_does_not_answer_is_told_apart(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    identity = made(client)["integration"]["id"]
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    assert refusal(call(client, "POST", f"/{identity}/prove")) == (503, "unreachable")


def test_one_integration_is_proved_at_a_time(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile: list[tuple[int, str]] = []

    def proves(_self: AwsConnections, _integration: str) -> Any:
        meanwhile.append(refusal(call(client, "POST", "/x/prove")))
        raise ConnectError("role-refused", "AWS does not let us.")

    monkeypatch.setattr(AwsConnections, "prove", proves)
    for _ in range(2):
        assert refusal(call(client, "POST", "/x/prove")) == (409, "role-refused")
    assert meanwhile == [(429, "busy")] * 2


ROUTES = [
    ("GET", ""),
    ("POST", ""),
    ("GET", "/x"),
    ("POST", "/x/prove"),
    ("PUT", "/x/owners"),
    ("PUT", "/x/members"),
    ("GET", "/x/results"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_who_has_not_the_operators_token_gets_nowhere(client: FlaskClient, method: str, path: str) -> None:
    for token in ("x", TOKEN[:-1], TOKEN + "0", TOKEN.upper(), "é", ""):
        assert refusal(call(client, method, path, WISH, token.encode().decode("latin-1"))) == (401, "bad-token")
    answer = client.open(PATH + path, method=method)
    assert refusal(answer) == (401, "no-token")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_without_the_setting_there_is_no_such_api(engine: Engine, method: str, path: str) -> None:
    client = create_app(services(engine)).test_client()
    assert refusal(call(client, method, path, WISH)) == (404, "not-found")
