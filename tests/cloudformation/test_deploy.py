"""The templates deploy: account and spoke, to a server that speaks AWS's API; and the zip has all that the handler imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import boto3
import pytest

from cloudformation.deploys.settings import read_scan_settings
from cloudformation.package import FORMS, NEEDED, OURS, locked, write_zip
from tests.cloudformation.lambda_api import zipped
from tests.cloudformation.lambda_runtime import BESIDE, linked
from tests.cloudformation.moto_api import answering
from tests.cloudformation.templates import FOLDER, of_type, template

OF_THE_RUNTIME = {*BESIDE, "urllib3"}
GIVEN = {
    "IntegrationId": "00112233445566778899aabbccddeeff",
    "ExternalId": "x" * 43,
    "ServicePrincipal": "arn:aws:iam::999988887777:role/outrider",
    "ServiceUrl": "https://outrider.example.com",
    "TicketKeys": "A" * 44,
    "ClusterName": "main",
    "ScannerImage": "registry.example.com/outrider/scanner@sha256:" + "d" * 64,
    "CodeBucket": "artifacts",
    "CodeKey": "function.zip",
}


@pytest.fixture(scope="module")
def aws() -> Iterator[dict[str, Any]]:
    """A server, and how boto3 reaches it; a bucket holds a zip."""
    with answering() as url:
        reach = {"endpoint_url": url, "region_name": "eu-central-1", "aws_access_key_id": "x", "aws_secret_access_key": "x"}
        s3 = boto3.client("s3", **reach)
        s3.create_bucket(Bucket="artifacts", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
        s3.put_object(Bucket="artifacts", Key="function.zip", Body=b"PK\5\6" + b"\0" * 18)
        yield reach


def body(name: str) -> str:
    """The template without what this server can not read: a key's tags, what refers to a bus, a function's layers that may be
    none, and items of lists that stand under a condition."""
    found = template(name)
    for function in of_type(found, "AWS::Lambda::Function").values():
        function["Properties"].pop("Layers", None)
    for key in of_type(found, "AWS::KMS::Key").values():
        del key["Properties"]["Tags"]
    for on_bus in ("HubDeploys", "HubDeploysPermission", "HubAccountsPolicy", "HubOrganizationPolicy"):
        found["Resources"].pop(on_bus, None)
    return json.dumps(_unconditional(found))


def _unconditional(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _unconditional(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_unconditional(item) for item in value if not (isinstance(item, dict) and "Fn::If" in item)]
    return value


def deploy(aws: dict[str, Any], name: str, given: dict[str, str]) -> dict[str, str]:
    """Deploy one of the templates; answers its outputs."""
    client = boto3.client("cloudformation", **aws)
    client.create_stack(
        StackName=name,
        TemplateBody=body(name),
        Capabilities=["CAPABILITY_NAMED_IAM"],
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in given.items()],
    )
    (stack,) = client.describe_stacks(StackName=name)["Stacks"]
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def test_an_account_and_its_spoke_are_deployed_and_deleted(aws: dict[str, Any]) -> None:
    told = deploy(aws, "account", GIVEN)
    assert told["RoleArn"].endswith(f":role/outrider-{GIVEN['IntegrationId']}")
    assert told["FunctionArn"].endswith(f":function:outrider-{GIVEN['IntegrationId']}")
    trust = boto3.client("iam", **aws).get_role(RoleName=f"outrider-{GIVEN['IntegrationId']}")["Role"]["AssumeRolePolicyDocument"]
    assert "sts:ExternalId" in json.dumps(trust)
    deploy(aws, "spoke", {"HubBusArn": f"arn:aws:events:eu-central-1:111122223333:event-bus/outrider-{GIVEN['IntegrationId']}"})
    rules = boto3.client("events", **aws).list_rules()["Rules"]
    assert sorted(rule["State"] for rule in rules) == ["DISABLED", "ENABLED"]  # nobody listens to the account's own yet
    client = boto3.client("cloudformation", **aws)
    for stack in ("spoke", "account"):
        client.delete_stack(StackName=stack)
    assert boto3.client("iam", **aws).list_roles()["Roles"] == []


def test_a_hub_that_reads_members_and_a_spoke_that_lets_it(aws: dict[str, Any]) -> None:
    scans = {"DeployEvents": "ENABLED", "ScanCodeKey": "function.zip", "ReadMembers": "yes"}
    hub = deploy(aws, "account", GIVEN | scans | {"HubAccounts": "222233334444,123456789012", "HubRegions": "eu-west-1"})
    (function,) = [one for one in boto3.client("lambda", **aws).list_functions()["Functions"] if "scans" in one["FunctionName"]]
    environ = function["Environment"]["Variables"] | {"AWS_REGION": "eu-central-1"}
    settings = read_scan_settings(environ)
    assert sorted(map(str, settings.hub.places)) == ["123456789012/eu-west-1", "222233334444/eu-west-1"]
    assert settings.hub.external_id == GIVEN["ExternalId"]
    spoke = deploy(aws, "spoke", {"HubBusArn": hub["HubBusArn"], "ReadRole": "yes", "ExternalId": GIVEN["ExternalId"]})
    assert spoke["ReaderArn"].endswith(":role/outrider-reader-eu-central-1")
    (trust,) = boto3.client("iam", **aws).get_role(RoleName="outrider-reader-eu-central-1")["Role"]["AssumeRolePolicyDocument"][
        "Statement"
    ]
    assert trust["Principal"] == {"AWS": function["Role"]}
    for stack in ("spoke", "account"):
        boto3.client("cloudformation", **aws).delete_stack(StackName=stack)


def test_the_zip_has_every_package_that_the_handler_imports() -> None:
    asked = "import sys, json, cloudformation.function.handler; print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))}
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=FOLDER.parent, env=environment
    )
    from_packages = packages_distributions()
    loaded = {name.lower() for module in json.loads(done.stdout) for name in from_packages.get(module, [])}
    besides = {"outrider", "setuptools", "simplejson"}  # the last comes with the container form; requests takes it where it is
    assert {name.replace("_", "-") for name in loaded} - besides <= set(NEEDED) | OF_THE_RUNTIME
    assert set(NEEDED) & {"kubernetes", "flask", "sqlalchemy"} == set()


SCAN = """
import gzip
import sys
from pathlib import Path
import cloudformation.deploys.handler
from cloudformation.deploys.engines import engines_there
from cloudformation.deploys.scanner_process import judge_report, run_scanner
from findings.coverage import Coverage, EngineRun, Outcome
from protocol.report import Report
from protocol.target import FunctionTarget
work = Path(sys.argv[1])
scan = run_scanner([f"function:{work / 'app.zip'}"], engines_there(), {}, work, 300.0)
assert not {"flask", "sqlalchemy", "semgrep"} & set(sys.modules)
print([[engine["engine"], engine["outcome"], engine["coverage"]["packages"]] for engine in scan.report["engines"]])
target = FunctionTarget(arn="arn:aws:lambda:eu-central-1:111122223333:function:orders", code_sha256="x")
ran = (EngineRun("secrets", "1", "", Outcome.CLEAN, Coverage(), 0.1),)
left, apart = work / "left", work / "apart"
left.write_bytes(gzip.compress(Report(v=1, scan="0" * 32, attempt=1, target=target, engines=ran).to_json().encode()))
apart.mkdir()
print(judge_report(left, "0" * 32, 1, ("secrets",), {}, apart, 300.0).report["verdict"]["conclusion"])
"""


def test_the_zip_of_scans_scans_and_judges_with_what_is_in_it_alone(tmp_path: Path) -> None:
    form, ours, work = FORMS["scans"], tmp_path / "ours", tmp_path / "work"
    for folder in (work, tmp_path / "none"):
        folder.mkdir()
    write_zip(tmp_path / "ours.zip", tmp_path / "none", form.ours)
    zipfile.ZipFile(tmp_path / "ours.zip").extractall(ours)
    packages = linked(tmp_path / "packages", {*form.needed, *BESIDE})
    (work / "app.zip").write_bytes(zipped(d_DOT_dist="x", **{"six-1.0.dist-info__METADATA": "Name: six\nVersion: 1.0\n"}))
    environment = {"PYTHONPATH": f"{ours}:{packages}", "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    command = [os.path.realpath(sys.executable), "-S", "-W", "ignore", "-c", SCAN, str(work)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
    told = ["[['secrets', 'clean', 0], ['packages', 'partial', 1]]", "success"]
    assert done.stdout.splitlines() == told, done.stderr[-2000:]


@pytest.mark.parametrize("form", FORMS)
def test_every_package_is_locked_with_its_hash(form: str) -> None:
    lock = (FOLDER.parent / "requirements.lock").read_text()
    assert locked(lock, FORMS[form].needed).count("--hash=sha256:") >= len(FORMS[form].needed)
    with pytest.raises(ValueError, match="make lock"):
        locked(lock, ("no-such-package",))


def test_the_same_content_is_the_same_zip(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "one.py").write_text("x = 1\n")
    for name in ("a.zip", "b.zip"):
        write_zip(tmp_path / name, tmp_path / "packages")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert all((FOLDER.parent / name).is_dir() for name in OURS)
