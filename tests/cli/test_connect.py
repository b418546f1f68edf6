"""`outrider connect`: what a person types and gets, from the account's digits to a proven integration."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.bootstrap import build
from app.settings import load_settings
from app.web.app import create_app
from cli.connect import connect
from tests.cloudformation.aws_api import AwsApi, answering

IMAGE = "registry.example.com/outrider/scanner@sha256:" + "d" * 64
WANTED = ["aws", "--account", "111122223333", "--region", "eu-central-1", "--cluster", "main", "--image", IMAGE]


@pytest.fixture(scope="module")
def app_key() -> str:
    key = generate_private_key(65537, 2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, app_key: str) -> Iterator[AwsApi]:
    """AWS, and the service's own settings."""
    with answering() as api:
        monkeypatch.chdir(tmp_path)
        for name, value in {
            "AWS_ENDPOINT_URL": api.url,
            "AWS_ACCESS_KEY_ID": "AKIAOURSERVICE000000",
            "AWS_SECRET_ACCESS_KEY": "our-own-secret",
            "OUTRIDER_PUBLIC_URL": "https://outrider.example.com",
            "OUTRIDER_GITHUB_APP_ID": "1",
            "OUTRIDER_GITHUB_PRIVATE_KEY": app_key,
            "OUTRIDER_GITHUB_WEBHOOK_SECRET": "webhook-secret",
            "OUTRIDER_AWS_PRINCIPALS": "arn:aws:iam::999988887777:role/outrider",
            "OUTRIDER_AWS_TEMPLATES": "https://templates.s3.eu-central-1.amazonaws.com/v1",
        }.items():
            monkeypatch.setenv(name, value)
        yield api


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(connect, [*WANTED, *arguments] if arguments[0].startswith("--") else list(arguments))
    return done.exit_code, done.output


def test_an_account_is_connected_in_two_commands(aws: AwsApi) -> None:
    code, told = run("--code", "s3://artifacts/outrider.zip", "--events")
    assert code == 0, told
    assert "aws cloudformation deploy --region eu-central-1" in told
    assert "--s3-bucket artifacts " in told
    assert "kubectl apply -k k8s/manifests" in told
    assert "#/stacks/create/review?templateURL=" in told
    made = json.loads(Path("outrider-aws/parameters.json").read_text())
    values = {item["ParameterKey"]: item["ParameterValue"] for item in made}
    identity = values["IntegrationId"]
    assert values["EventKey"] not in told
    assert "made" in run("list")[1]
    aws.roles[f"arn:aws:iam::111122223333:role/outrider-{identity}"] = values["ExternalId"]
    code, told = run("prove", identity)
    assert code == 0, told
    assert f"OUTRIDER_INTEGRATION={identity}" in told
    assert "proven" in run("list")[1]


@pytest.mark.usefixtures("aws")
def test_members_are_named_with_what_deploys_their_stacks() -> None:
    told = run("--code", "s3://artifacts/outrider.zip", "--member", "222233334444")[1]
    identity = str(re.findall(r"Integration ([0-9a-f]{32})", told)[0])
    values = {
        item["ParameterKey"]: item["ParameterValue"] for item in json.loads(Path("outrider-aws/parameters.json").read_text())
    }
    assert values["HubAccounts"] == "222233334444"
    bus = f"HubBusArn=arn:aws:events:eu-central-1:111122223333:event-bus/outrider-{identity}"
    asked = f"--parameter-overrides {bus} ReadRole=yes ExternalId={values['ExternalId']}"
    assert "region of 222233334444" in told
    assert asked in told
    code, told = run("members", identity, "--member", "333344445555", "--member", "444455556666")
    assert code == 0, told
    assert "HubAccounts=333344445555,444455556666" in told
    assert told.count(asked) == 2
    assert "222233334444" not in told
    assert run("members", identity, "--member", "x")[0] == 2


@pytest.mark.usefixtures("aws")
def test_an_integration_speaks_for_whom_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = run("--code", "s3://artifacts/outrider.zip", "--owner", "acme", "--owner", "acme-labs")[1]
    identity = str(re.findall(r"Integration ([0-9a-f]{32})", told)[0])
    assert "speaks for acme, acme-labs" in run("list")[1]
    assert "results are kept, not posted" in run("owners", identity)[1]
    assert "results are kept, not posted" in run("list")[1]
    assert run("owners", identity, "--owner", "acme") == (0, "speaks for acme\n")
    assert "[bad-owner]" in run("owners", identity, "--owner", "acme/shop")[1]
    assert "[unknown-integration]" in run("owners", "0" * 32)[1]
    assert run("results", identity) == (0, "")


@pytest.mark.usefixtures("aws")
def test_the_event_key_is_written_where_the_api_left_it_out() -> None:
    told = run("--code", "s3://artifacts/outrider.zip")[1]
    identity = str(re.findall(r"Integration ([0-9a-f]{32})", told)[0])
    file = Path("outrider-aws/parameters.json")
    file.chmod(0o644)
    code, told = run("event-key", identity, str(file))
    assert code == 0, told
    key = {item["ParameterKey"]: item["ParameterValue"] for item in json.loads(file.read_text())}["EventKey"]
    assert (key.startswith(f"{identity}."), key in told, stat.S_IMODE(file.stat().st_mode)) == (True, False, 0o600)
    run("--code", "s3://artifacts/outrider.zip")
    assert "[bad-parameters]" in run("event-key", identity, str(file))[1]
    file.write_text("[]{")
    assert "[bad-parameters]" in run("event-key", identity, str(file))[1]


@pytest.mark.usefixtures("aws")
def test_the_api_offers_what_the_command_does(monkeypatch: pytest.MonkeyPatch) -> None:
    run("--code", "s3://artifacts/outrider.zip", "--events")
    by_command = {item["ParameterKey"] for item in json.loads(Path("outrider-aws/parameters.json").read_text())}

    monkeypatch.setenv("OUTRIDER_OPERATOR_TOKEN", "o" * 32)
    service = build(load_settings())
    wish = {"account": "111122223333", "region": "eu-central-1", "cluster": "main", "image": IMAGE, "code": "s3://a/o.zip"}
    answer = (
        create_app(service.web())
        .test_client()
        .post("/api/integrations", json={"v": 1, **wish, "events": True}, headers={"Authorization": f"Bearer {'o' * 32}"})
    )
    service.engine.dispose()
    told = answer.get_json()
    assert {item["ParameterKey"] for item in told["parameters"]} == by_command - {"EventKey"}
    Path("parameters.json").write_text(json.dumps(told["parameters"]))
    code, said = run("event-key", told["integration"]["id"], "parameters.json")
    assert code == 0, said
    assert {item["ParameterKey"] for item in json.loads(Path("parameters.json").read_text())} == by_command
    assert told["integration"]["id"] in run("list")[1]


def test_a_role_that_opens_to_anybody_is_refused(aws: AwsApi) -> None:
    told = run("--code", "s3://artifacts/outrider.zip")[1]
    identity = re.search(r"Integration ([0-9a-f]{32})", told)
    assert identity
    aws.roles[f"arn:aws:iam::111122223333:role/outrider-{identity[1]}"] = None
    code, told = run("prove", identity[1])
    assert code == 2
    assert "[opens-without-external-id]" in told


@pytest.mark.usefixtures("aws")
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--code", "https://x"], "bad-code"),
        (["--code", "s3://b/k", "--function-image", "x"], "bad-code"),
        (["--code", "s3://b/k", "--account", "1"], "bad-account"),
        (["--code", "s3://b/k", "--region", "cn-north-1"], "no-principal"),
    ],
)
def test_a_wrong_wish_is_refused_in_words(arguments: list[str], reason: str) -> None:
    code, told = run(*arguments)
    assert code == 2
    assert f"[{reason}]" in told
