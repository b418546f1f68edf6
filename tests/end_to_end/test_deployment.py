"""What an account's function tells of a deployment becomes a check on the commit that its pipeline recorded."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from demo.forge.forge import Forge
from demo.forge.repository import Repository
from demo.service import RunningService
from tests.end_to_end.steps import verdict
from tests.equipment import long
from tests.webhooks.aws_events import ACCOUNT, REGION, forwarded, recorded

pytestmark = pytest.mark.timeout(300)

IMAGE = "registry.example.com/outrider/scanner@sha256:" + "d" * 64
CONNECT = ["connect", "aws", "--account", ACCOUNT, "--region", REGION, "--cluster", "main", "--image", IMAGE]


def outrider(service: RunningService, *words: str, **environment: str) -> str:
    """Run a command where the service runs."""
    given = service.environment | {"OUTRIDER_AWS_PRINCIPALS": "arn:aws:iam::999988887777:role/outrider"} | environment
    command = [sys.executable, "-m", "cli.main", *words]
    return subprocess.run(command, env=given, check=True, capture_output=True, text=True).stdout.strip()


@long
def test_a_deployment_is_told_on_the_commit_it_was_made_from(
    forge: Forge, service: RunningService, shop: Repository, tmp_path: Path
) -> None:
    service.start("serve", "work")
    head, event = shop.head("main"), recorded("outrider-scanned-function")
    outrider(service, *CONNECT, "--code", "s3://b/k.zip", "--owner", "acme", "--events", "--out", str(tmp_path / "stack"))
    parameters = json.loads((tmp_path / "stack" / "parameters.json").read_text())
    key = next(one["ParameterValue"] for one in parameters if one["ParameterKey"] == "EventKey")
    answer = requests.post(f"{service.url}/hooks/aws", data=forwarded(event), headers={"X-Outrider-Key": key}, timeout=10)
    assert answer.status_code == 202
    token = outrider(service, "record-token", "--repo", "acme/shop")
    built = ["--repo", "acme/shop", "--commit", head, "--digest", event["detail"]["digests"][0]]
    # A pipeline has settings of its own, and none of the service's.
    pipeline = {"PATH": "/usr/bin:/bin", "OUTRIDER_URL": service.url, "OUTRIDER_RECORD_TOKEN": token}
    subprocess.run([sys.executable, "-m", "cli.main", "record", *built], env=pipeline, check=True, capture_output=True)

    check = verdict(shop, head, service)

    assert check.name == f"Outrider deploy: function orders ({ACCOUNT} {REGION})"
    assert (check.conclusion, check.title) == ("failure", "1 finding blocks")
    assert token not in service.log
    assert key not in service.log
    assert [effect.kind for effect in forge.effects if effect.kind.startswith("check_run")] == ["check_run.created"]
