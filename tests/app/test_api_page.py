"""The API's page shows calls that work: its examples are run as they stand, in their order."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from app.clouds.aws import AwsCloud
from app.connect.aws import AwsConnections
from app.connect.aws_offer import AwsOffers
from app.store.engine import create_engine
from app.web.app import create_app
from app.web.integrations_api import PATH
from app.web.operators import OperatorServices, digest_of
from tests.app.conftest import NOON
from tests.app.test_web_integrations import PRINCIPALS, TOKEN
from tests.app.web import event_secret, services
from tests.cloudformation.aws_api import AwsApi, answering

PAGE = (Path(__file__).parents[2] / "docs/api.md").read_text()
HEADER, MAKE, PROVE, REST = re.findall(r"```sh\n(.+?)```", PAGE, re.DOTALL)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> Iterator[AwsApi]:
    """AWS, and the service where the examples look for it."""
    engine = create_engine(sqlite_url)
    with answering() as api:
        monkeypatch.setenv("AWS_ENDPOINT_URL", api.url)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAOURSERVICE000000")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "our-own-secret")
        connections = AwsConnections(engine, AwsCloud({}), lambda: NOON)
        offers = AwsOffers(connections, PRINCIPALS, "https://o.example.com", "keys", event_secret, "")
        app = create_app(services(engine, operators=OperatorServices(digest_of(TOKEN), offers)))
        server = make_server("127.0.0.1", 0, app, threaded=True)
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        monkeypatch.setenv("OUTRIDER_URL", f"http://127.0.0.1:{server.server_port}")
        yield api
        server.shutdown()
        thread.join()
        server.server_close()
    engine.dispose()


def run(example: str, folder: Path) -> str:
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", example], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_examples_connect_an_account(aws: AwsApi, tmp_path: Path) -> None:
    if missing := [program for program in ("curl", "jq", "bash") if shutil.which(program) is None]:
        pytest.skip(f"the examples need {', '.join(missing)}: apt-get install {' '.join(missing)}")
    (tmp_path / "operator-token").write_text(TOKEN + "\n")
    run(HEADER, tmp_path)
    assert "aws cloudformation deploy" in run(MAKE, tmp_path)
    told = json.loads((tmp_path / "made.json").read_text())
    aws.roles[told["integration"]["role"]] = told["external_id"]
    assert json.loads(run(PROVE, tmp_path))["state"] == "proven"
    assert '"acme-labs"' in run(REST, tmp_path)


def test_the_page_names_every_route_and_no_other() -> None:
    told = {
        (method, path.replace("<id>", "<integration>")) for method, path in re.findall(r"`(GET|POST|PUT) (/api/[^`?]+)", PAGE)
    }
    offers = AwsOffers(None, {}, "", "", event_secret, "")  # type: ignore[arg-type]  no route is called
    app = create_app(services(None, operators=OperatorServices(b"", offers)))  # type: ignore[arg-type]  as above
    routes = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith(PATH)]
    assert {(method, rule.rule) for rule in routes for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}} == told
