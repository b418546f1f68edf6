"""The container form of the scanning function: Lambda's runtime API drives the same handler, and code is analysed too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cloudformation.deploys import engines
from cloudformation.deploys.engines import engines_there
from tests.cloudformation.deployments import BUCKET, KEY, Account, updating
from tests.cloudformation.lambda_api import ACCOUNT, REGION, zipped
from tests.cloudformation.runtime_api import answering
from tests.cloudformation.signed import INTEGRATION
from tests.cloudformation.templates import FOLDER, template
from tests.cloudformation.test_announcing import understood
from tests.webhooks.aws_events import recorded

CALL = "import requests\n\n\ndef load(url):\n    requests.get(url, verify=False, timeout=5)\n"
AGENT = 'const https = require("https");\nnew https.Agent({ rejectUnauthorized: false });\n'
LAYER = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:deps:7"
ENVIRON = {
    "AWS_REGION": REGION,
    "OUTRIDER_INTEGRATION": INTEGRATION,
    "OUTRIDER_SCAN_ACCOUNT": ACCOUNT,
    "OUTRIDER_SCAN_BUCKET": BUCKET,
    "OUTRIDER_SCAN_KEY": KEY,
    "OUTRIDER_SCAN_TOPIC": f"arn:aws:sns:{REGION}:{ACCOUNT}:findings",
}


def entry() -> list[str]:
    """The Dockerfile's own words for starting the function."""
    stage = (FOLDER.parent / "Dockerfile").read_text().partition("AS function\n")[2].partition("\nFROM ")[0]
    words = [
        line.partition(" ")[2].strip('[]"').split('", "') for line in stage.splitlines() if line.startswith(("ENTRYPOINT", "CMD"))
    ]
    return [word for line in words for word in line]


def test_the_runtime_interface_drives_the_handler(tmp_path: Path) -> None:
    python, *words = entry()
    assert python == "python3"
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), **ENVIRON}
    with answering() as lambda_, (tmp_path / "log").open("w") as log:
        given = environment | {"AWS_LAMBDA_RUNTIME_API": lambda_.address, "AWS_LAMBDA_FUNCTION_NAME": "outrider-scans"}
        function = subprocess.Popen([sys.executable, *words], env=given, stdout=log, stderr=log, cwd=FOLDER.parent)
        try:
            assert lambda_.invoke("one", recorded("create-function-url")) == (
                "one/response",
                {"ignored": "unsupported-event", "message": "Nothing here depends on this API call."},
            )
            what, told = lambda_.invoke("two", {"ticket": "for the other function"})
        finally:
            function.kill()
            function.wait()
    assert (what, told["errorType"]) == ("two/error", "UnreadableError")
    assert "tickets are for the stack's other function" in told["errorMessage"]


def test_code_in_a_functions_zip_is_analysed_though_the_zip_form_scanned_it_before(account: Account) -> None:
    vendored = {"node_modules__other__index_DOT_js": AGENT}
    account.lambdas.publish(LAYER, zipped(python__helper_DOT_py=CALL))
    account.lambdas.deploy("orders", zipped(app_DOT_py=CALL, lib__agent_DOT_js=AGENT, readme_DOT_md="x", **vendored), (LAYER,))
    account.tell(updating("orders", "zip"))
    account.engines = ("packages", "secrets", "code")
    assert list(account.tell(updating("orders", "container"))["targets"].values()) == ["scanned"]
    zip_form, container = (understood(event) for event in account.events())
    assert zip_form.findings == []
    assert {(found.rule, found.path) for found in container.findings} == {
        ("code/python-tls-verification-off", "app.py"),
        ("code/javascript-tls-verification-off", "lib/agent.js"),
    }
    outcomes = {engine.engine: engine.outcome for engine in container.engines}
    assert outcomes == {"code": "findings", "secrets": "clean", "packages": "skipped"}
    assert container.identity == zip_form.identity
    assert container.advisories == f"{zip_form.advisories}-code", "the service takes it for another result"


@pytest.mark.parametrize(("found", "expected"), [(None, ("packages", "secrets")), ("spec", ("packages", "secrets", "code"))])
def test_engines_are_those_that_are_there(monkeypatch: pytest.MonkeyPatch, found: Any, expected: tuple[str, ...]) -> None:
    monkeypatch.setattr(engines.importlib.util, "find_spec", lambda _: found)
    assert engines_there() == expected


def test_the_template_takes_the_zip_or_the_image() -> None:
    found = template("account")["Resources"]["ScanFunction"]["Properties"]
    assert found["PackageType"] == {"Fn::If": ["ScansFromImage", "Image", "Zip"]}
    unless_image = [found["Handler"], found["Runtime"], found["Code"]["S3Bucket"], found["Code"]["S3Key"]]
    assert [one["Fn::If"][:2] for one in unless_image] == [["ScansFromImage", {"Ref": "AWS::NoValue"}]] * 4
    assert found["Code"]["ImageUri"]["Fn::If"] == ["ScansFromImage", {"Ref": "ScanImageUri"}, {"Ref": "AWS::NoValue"}]
