"""What an account's function found comes to the commit it was made from, once, and to nobody else's repository."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from flask.testing import FlaskClient
from markdown_it import MarkdownIt
from sqlalchemy import Engine

from app.connect.aws import AwsConnection, AwsConnections
from app.doctor.check import Health
from app.doctor.members import look_at_members
from app.forges.errors import ForgeError
from app.forges.github import GithubForge
from app.plan.deployments import Deployments
from app.plan.stage import Planning
from app.publish.deployments import PublishDeployments
from app.record_tokens import RecordScope, make_token
from app.store import deployments, inbox
from app.store.deployments import CheckState
from app.web.app import create_app
from demo.forge.forge import Forge
from demo.forge.records import CheckRun
from demo.forge.repository import Repository
from protocol.record import Record
from tests.app.conftest import NOON
from tests.app.web import RECORD_KEY, event_secret, services
from tests.demo.openapi_contract import Contract, load
from tests.webhooks.aws_events import ACCOUNT, REGION, forwarded, recorded
from webhooks.aws import read_event
from webhooks.aws_scan_models import Scanned
from webhooks.aws_scans import Hub, read_scan

MEMBER = "222233334444"
ZIP = recorded("outrider-scanned-function")["detail"]["digests"][0]


@pytest.fixture(scope="module")
def running() -> Iterator[Forge]:
    with Forge.start() as forge:
        yield forge


@pytest.fixture(scope="module")
def contract() -> Contract | None:
    return load()


@pytest.fixture
def forge(running: Forge, contract: Contract | None) -> Iterator[Forge]:
    """What is said to it must be what GitHub describes, where that is at hand."""
    start = len(list(running.exchanges))
    yield running
    if contract is not None:
        assert [fault for each in list(running.exchanges)[start:] for fault in contract.faults(each)] == []


NUMBERS = itertools.count(1)


@pytest.fixture
def shop(forge: Forge) -> Repository:
    return forge.create_repository("acme", f"shop-{next(NUMBERS)}", {"app.py": "print('hello')\n"})


@dataclass
class Service:
    """The service as far as deployments need it: its web part, and the stages its workflows are made of."""

    engine: Engine
    forge: Forge
    host: str
    connections: AwsConnections
    integration: str
    events: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    days: int = 0
    started: set[tuple[str, int]] = field(default_factory=set)

    def now(self) -> Any:
        return NOON + timedelta(days=self.days)

    def __post_init__(self) -> None:
        adapter = GithubForge(self.forge.api_url, self.host, str(self.forge.app_id), self.forge.private_key_pem)
        self.planning = Planning(self.engine, {self.host: adapter}, self.now)
        self.publish = PublishDeployments(self.engine, {self.host: adapter})

    @property
    def client(self) -> FlaskClient:
        return create_app(services(self.engine, now=self.now())).test_client()

    def tell(self, sample: str = "outrider-scanned-function", /, **changes: Any) -> str:
        """An event of the account's; answers what the inbox says of it."""
        event = recorded(sample, id=f"event-{next(self.events)}")
        key = {"X-Outrider-Key": f"{self.integration}.{event_secret(self.integration)}"}
        body = forwarded(event | {"detail": event["detail"] | changes})
        assert self.client.post("/hooks/aws", data=body, headers=key).status_code == 202
        return self.work()

    def record(self, repository: str, commit: str, *digests: str, scope: RecordScope | None = None) -> str:
        scope = scope or RecordScope(self.host, repository.partition("/")[0])
        told = Record(v=1, repository=repository, commit=commit, digests=digests or (ZIP,))
        token = make_token(RECORD_KEY, scope, NOON, 30)
        answer = self.client.post("/api/records", data=told.to_json(), headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code in {200, 202}, answer.get_json()
        return self.work()

    def work(self) -> str:
        """What the worker's workflow does with all that waits."""
        reasons = [""]
        for row in inbox.waiting(self.engine, 10):
            planned = self.planning.plan(row.id)
            assert planned["scan"] is None
            self.planning.record(row.id, planned["reason"])
            reasons.append(planned["reason"])
            for check, attempt in planned["checks"]:
                if (check, attempt) not in self.started:  # a workflow that was started is not started again
                    self.started.add((check, attempt))
                    self.post(check)
        return reasons[-1]

    def post(self, check: str) -> None:
        try:
            self.publish.post(check)
        except ForgeError as error:
            self.publish.give_up(check, f"{error.reason}: {error}")

    def reasons(self) -> list[str]:
        return [one.reason for one in self.connections.results(self.integration, 10)]


@pytest.fixture
def service(engine: Engine, forge: Forge) -> Service:
    cloud: Any = None  # making asks no cloud
    connections = AwsConnections(engine, cloud, lambda: NOON)
    made = connections.make(AwsConnection(ACCOUNT, REGION, "main", owners=("Acme",)))
    return Service(engine, forge, forge.url.removeprefix("http://"), connections, made.id)


def checks(repository: Repository, commit: str | None = None) -> list[CheckRun]:
    return repository.check_runs(commit or repository.head("main"))


def path(repository: Repository) -> str:
    return f"acme/{repository.row.name}"


def test_a_recorded_build_gets_the_check_of_its_deployment_once(service: Service, shop: Repository) -> None:
    service.record(path(shop), shop.head("main"))
    for _ in range(3):
        assert service.tell().startswith(f"mapped: {path(shop)}@")
    (check,) = checks(shop)
    assert check.name == f"Outrider deploy: function orders ({ACCOUNT} {REGION})"
    assert (check.status, check.conclusion, check.title) == ("completed", "failure", "1 finding blocks")
    assert "fixed in `2.0`" in str(check.summary)
    assert "`packages`" in str(check.summary)
    assert service.reasons() == [f"mapped: {path(shop)}@{shop.head('main')[:12]} by record"]


def test_a_members_result_is_posted_once_the_integration_names_the_member(service: Service, shop: Repository) -> None:
    service.record(path(shop), shop.head("main"))
    assert service.tell(account=MEMBER).startswith("ignored: foreign-account: ")
    assert checks(shop) == []
    service.connections.have_members(service.integration, [MEMBER])
    assert service.tell(account=MEMBER).startswith("mapped: ")
    assert [check.name for check in checks(shop)] == [f"Outrider deploy: function orders ({MEMBER} {REGION})"]


def test_the_doctor_tells_of_a_member_what_was_told_last(service: Service) -> None:
    def seen() -> tuple[Health, str]:
        (check,) = look_at_members(service.connections, service.connections.find(service.integration))
        assert check.name == f"member {MEMBER}"
        return check.health, check.reason

    service.connections.have_members(service.integration, [MEMBER])
    assert seen() == (Health.UNKNOWN, "")
    service.tell(account=MEMBER, region="eu-west-1")
    assert seen() == (Health.WELL, "")
    service.days = 1
    refused = {"conclusion": "error", "reason": "role-refused", "title": "The role does not open: deploy spoke.yaml there."}
    told = service.tell(account=MEMBER, region="us-east-1", kind="account", name=MEMBER, verdict=refused, digests=[])
    assert told == service.reasons()[0] == "role-refused: The role does not open: deploy spoke.yaml there."
    assert seen() == (Health.ILL, "role-refused")
    service.days = 2
    service.tell(account=MEMBER, region="us-east-1")
    assert seen() == (Health.WELL, "")


def test_a_check_is_seen_on_the_pull_request_of_its_commit(service: Service, shop: Repository) -> None:
    head = shop.commit("proposal", {"app.py": "print('bye')\n"}, "Say goodbye")
    shop.open_pull_request("proposal", "main", "Say goodbye")
    service.record(path(shop), head)
    service.tell()
    assert [check.conclusion for check in checks(shop, head)] == ["failure"]
    assert checks(shop) == []


def test_newer_advisory_data_is_another_check(service: Service, shop: Repository) -> None:
    service.record(path(shop), shop.head("main"))
    service.tell()
    service.tell(advisories="newer", verdict={"conclusion": "success", "title": "Nothing found"}, findings=[])
    assert [check.conclusion for check in checks(shop)] == ["failure", "success"]


ERROR = "outrider-unscanned-function"


def test_what_could_not_be_scanned_fails_its_commit_until_a_scan_has_a_result(service: Service, shop: Repository) -> None:
    service.record(path(shop), shop.head("main"))
    for advisories in ("monday", "tuesday"):  # each day's sweep tells the same
        assert service.tell(ERROR, advisories=advisories).startswith(f"mapped: {path(shop)}@")
    (check,) = checks(shop)
    assert (check.conclusion, check.name) == ("failure", f"Outrider deploy: function orders ({ACCOUNT} {REGION})")
    assert str(check.title).startswith("Could not be scanned: The key of the function orders is disabled")
    assert "`kms-disabled`" in str(check.summary)
    assert "Findings: `unknown`" in str(check.summary)
    service.tell(verdict={"conclusion": "success", "title": "Nothing found"}, findings=[])
    assert service.tell(ERROR, advisories="late").startswith("superseded: ")
    assert [check.conclusion for check in checks(shop)] == ["failure", "success"]
    service.tell(ERROR, scanned_at="2026-11-22T12:00:00+00:00", advisories="newer")
    assert [check.conclusion for check in checks(shop)] == ["failure", "success", "failure"]


def test_a_record_that_comes_after_the_result_does_not_post_the_error_before_it(service: Service, shop: Repository) -> None:
    assert service.tell(ERROR).startswith("not-mapped: ")
    service.tell()
    service.record(path(shop), shop.head("main"))
    (check,) = checks(shop)
    assert check.title == "1 finding blocks"


def test_an_error_whose_check_waits_while_a_result_comes_is_not_posted(service: Service, shop: Repository) -> None:
    service.record(path(shop), shop.head("main"))
    error = read_scan(read_event(recorded(ERROR)), Hub(ACCOUNT, REGION))
    assert isinstance(error, Scanned)
    ((waiting, _),) = service.planning._deployments.keep_result(service.integration, error).checks
    service.tell()
    assert service.publish.post(waiting) == "superseded"
    assert [check.title for check in checks(shop)] == ["1 finding blocks"]


def test_a_record_that_comes_after_the_deployment_posts_what_was_kept(service: Service, shop: Repository) -> None:
    assert service.tell().startswith("not-mapped: ")
    assert checks(shop) == []
    service.record(path(shop), shop.head("main"))
    service.record(path(shop), shop.head("main"))
    assert len(checks(shop)) == 1
    assert service.record(path(shop), shop.head("main"), "sha256:" + "0" * 64).endswith("nothing of it is deployed yet")


def test_a_record_and_a_result_that_come_at_once_find_each_other(service: Service, shop: Repository) -> None:
    event = recorded("outrider-scanned-function")
    for number in range(8):
        digest = f"sha256:{number:064x}"
        result = read_scan(
            read_event(event | {"detail": event["detail"] | {"digests": [digest], "advisories": f"a{number}"}}),
            Hub(ACCOUNT, REGION),
        )
        assert isinstance(result, Scanned)
        told = Record(v=1, repository=path(shop), commit=shop.head("main"), digests=(digest,)).to_json().encode()
        work = Deployments(service.engine, (service.host,), service.now)
        together = Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            kept = pool.submit(lambda: (together.wait(), work.keep_result(service.integration, result))[1])  # noqa: B023  ended within the turn
            recorded_too = pool.submit(lambda: (together.wait(), work.keep_record(service.host, told))[1])  # noqa: B023  as above
        assert kept.result().checks or recorded_too.result().checks


def test_a_build_that_two_commits_made_tells_both(service: Service, shop: Repository) -> None:
    first = shop.head("main")
    service.record(path(shop), first)
    service.tell()
    service.days = 1
    second = shop.commit("main", {"README.md": "hello\n"}, "Say what it is")
    service.record(path(shop), second)
    assert (len(checks(shop, first)), len(checks(shop, second))) == (1, 1)


@pytest.mark.parametrize("by", ["labels", "tags"])
def test_labels_and_tags_name_the_commit_where_no_record_does(service: Service, shop: Repository, by: str) -> None:
    origin = {"repository": f"{service.forge.url}/{path(shop)}.git", "commit": shop.head("main")}
    assert service.tell(**{by: origin}).endswith(f"by {by.removesuffix('s')}")
    assert len(checks(shop)) == 1


def test_a_record_counts_more_than_a_label(service: Service, shop: Repository, forge: Forge) -> None:
    base = forge.create_repository("acme", f"base-{next(NUMBERS)}", {"a": "b"})
    service.record(path(shop), shop.head("main"))
    service.tell(labels={"repository": path(base), "commit": base.head("main")})
    assert (len(checks(shop)), checks(base)) == (1, [])


def test_nobody_gets_a_check_on_a_repository_of_others(service: Service, forge: Forge, shop: Repository) -> None:
    theirs = forge.create_repository("rival", f"prey-{next(NUMBERS)}", {"a": "b"})
    origin = {"repository": f"rival/{theirs.row.name}", "commit": theirs.head("main")}
    assert service.tell(labels=origin, tags=origin).startswith("owner-not-allowed: ")
    assert checks(theirs) == []
    service.record(f"rival/{theirs.row.name}", theirs.head("main"))  # a stranger's record draws nothing to the stranger
    assert checks(theirs) == []
    service.record(path(shop), shop.head("main"))
    service.days = 1
    service.record(f"rival/{theirs.row.name}", theirs.head("main"))
    assert (len(checks(shop)), checks(theirs)) == (1, [])


def test_an_integration_that_speaks_for_nobody_keeps_its_results(service: Service, shop: Repository) -> None:
    service.connections.speak_for(service.integration, ())
    service.record(path(shop), shop.head("main"))
    assert service.tell().startswith("no-owner: ")
    assert checks(shop) == []
    service.connections.speak_for(service.integration, ("acme",))
    service.days = 1
    service.record(path(shop), shop.head("main"))
    assert len(checks(shop)) == 1


def test_an_app_that_is_not_installed_is_told_and_tried_again_when_it_is_recorded_again(
    service: Service, shop: Repository, forge: Forge
) -> None:
    forge.uninstall("acme")
    service.record(path(shop), shop.head("main"))
    service.tell()
    assert service.reasons()[0].startswith("not-posted: not-installed: The App is not installed on acme/")
    forge.installation_id("acme")
    service.days = 1
    service.record(path(shop), shop.head("main"))
    assert len(checks(shop)) == 1
    assert service.reasons() == [f"mapped: {path(shop)}@{shop.head('main')[:12]} by record"]


def test_a_commit_the_repository_does_not_have_is_told(service: Service, shop: Repository) -> None:
    service.record(path(shop), "d" * 40)
    service.tell()
    assert "No commit found" in service.reasons()[0]


def test_a_host_that_is_not_set_up_is_told(service: Service) -> None:
    origin = {"repository": "https://git.example.com/acme/shop", "commit": "d" * 40}
    assert service.tell(labels=origin).startswith("unknown-host: ")


def test_a_check_whose_answer_was_lost_is_found_and_not_made_again(service: Service, shop: Repository, forge: Forge) -> None:
    service.record(path(shop), shop.head("main"))
    service.tell()
    (kept,) = service.connections.results(service.integration, 10)
    with service.engine.begin() as connection:
        (check,) = deployments.checks_of(connection, kept.id)
        deployments.save_check(connection, deployments.DeploymentCheck(**_fields(check) | {"state": CheckState.BEGUN}))
    assert service.publish.post(check.id) == "posted"
    assert service.publish.post(check.id) == "posted"
    assert len(checks(shop)) == 1
    open_tokens = [token for token in forge.state.tokens.values() if not token.revoked]
    assert open_tokens == []


def _fields(check: deployments.DeploymentCheck) -> dict[str, Any]:
    return {name: getattr(check, name) for name in check.__dataclass_fields__}


def test_what_was_scanned_can_not_write_markdown(service: Service, shop: Repository) -> None:
    service.record(path(shop), shop.head("main"))
    hostile = "](https://evil.example) @acme/all <img src=x> `x`"
    finding = {"severity": "high", "rule": "packages/X", "title": hostile, "path": "a`b", "line": 1}
    service.tell(verdict={"conclusion": "failure", "title": hostile}, findings=[finding] * 200, left_out=40)
    (check,) = checks(shop)
    summary = str(check.summary)
    rendered = MarkdownIt("commonmark", {"html": True}).render(summary)
    assert "<img" not in rendered
    assert "<a " not in rendered
    assert "@acme" not in rendered
    assert len(summary.encode()) <= 65_535
    assert "*40 more findings" in summary


def test_what_is_old_is_forgotten(service: Service, shop: Repository) -> None:
    service.record(path(shop), shop.head("main"))
    service.tell()
    with service.engine.begin() as connection:
        assert deployments.forget(connection, NOON + timedelta(days=1)) == 1
        assert deployments.of_digests(connection, [ZIP]) == []
