"""The doctor tells where an AWS integration is broken, and does not call well what it did not try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from app.clouds.aws import AwsCloud
from app.connect.aws import AwsConnection, AwsConnections
from app.dispatch.aws import AwsLauncher
from app.dispatch.probes import ProbeOffice
from app.dispatch.tickets import TicketOffice
from app.doctor.aws import AwsDoctor
from app.doctor.check import Check, Health
from app.doctor.probing import SEEN_BY_A_JOB, Probing
from app.store.engine import create_engine
from app.store.integrations import Integration, IntegrationState
from protocol.ticket import verify
from tests.cloudformation.aws_api import AwsApi, answering
from tests.cloudformation.signed import KEY

OFFICE = TicketOffice(KEY, "https://o.example.com", "local", "https://o.example.com", 600)
PRINCIPAL = "arn:aws:iam::999988887777:role/team/outrider"


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[AwsApi]:
    with answering() as api:
        monkeypatch.setenv("AWS_ENDPOINT_URL", api.url)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAOURSERVICE000000")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "our-own-secret")
        yield api


@pytest.fixture
def connections(sqlite_url: str) -> Iterator[AwsConnections]:
    engine = create_engine(sqlite_url)
    yield AwsConnections(engine, AwsCloud({}), lambda: datetime.now(UTC))
    engine.dispose()


@pytest.fixture
def integration(aws: AwsApi, connections: AwsConnections) -> Integration:
    made = connections.make(AwsConnection("111122223333", "eu-central-1", "main"))
    aws.roles[made.role] = made.external_id
    return made


def function(answer: dict[str, Any] | None = None) -> Any:
    """Verifies as the customer's does, then answers so; that there is no such Job when nothing else is said."""

    def invoked(payload: dict[str, str]) -> dict[str, Any]:
        claims = verify(payload["ticket"], OFFICE.public_keys, _audience(payload["ticket"]), datetime.now(UTC))
        return answer or {"v": 1, "job": f"scan-{claims.scan}-1", "state": "unknown", "reason": "There is no such Job."}

    return invoked


def _audience(ticket: str) -> str:
    import jwt  # noqa: PLC0415  only here

    return str(jwt.decode(ticket, options={"verify_signature": False})["aud"])


def look(connections: AwsConnections, integration: Integration, principal: str = PRINCIPAL) -> dict[str, Check]:
    def probing(its: Integration) -> Probing:
        proven = replace(its, state=IntegrationState.PROVEN)
        launcher = AwsLauncher(connections.cloud, its.id, lambda _: proven, OFFICE.public_keys)
        return Probing(launcher, "https://github.com", OFFICE.report_url, pause=lambda _: None)

    def probes(its: Integration) -> ProbeOffice:
        return ProbeOffice(replace(OFFICE, audience=its.id), "https://github.com", lambda: datetime.now(UTC))

    doctor = AwsDoctor(connections, probing, probes, {"aws": principal}, lambda: datetime.now(UTC))
    return {check.name: check for check in doctor.look(integration)}


def health(checks: dict[str, Check]) -> dict[str, Health]:
    return {name: check.health for name, check in checks.items() if name not in {*SEEN_BY_A_JOB, "owners"}}


WELL, ILL, UNKNOWN = Health.WELL, Health.ILL, Health.UNKNOWN


def test_all_is_well(aws: AwsApi, connections: AwsConnections, integration: Integration) -> None:
    aws.functions[integration.function] = function()
    checks = look(connections, integration)
    assert set(health(checks).values()) == {WELL}  # but for what a Job would see: none is started here
    assert (checks["image pull"].health, checks["image pull"].reason) == (ILL, "not-started")
    assert checks["owners"].health is UNKNOWN


def test_another_principal_than_ours_is_told(connections: AwsConnections, integration: Integration) -> None:
    checks = look(connections, connections.speak_for(integration.id, ["acme"]), "arn:aws:iam::999988887777:role/other")
    assert checks["owners"].health is WELL
    assert health(checks) == {
        "identity": ILL,
        "external id": UNKNOWN,
        "function": UNKNOWN,
        "cluster": UNKNOWN,
        "namespace": UNKNOWN,
    }
    assert "OUTRIDER_AWS_PRINCIPALS" in checks["identity"].told


@pytest.mark.parametrize(
    ("asks", "seen"), [(None, "opens without it"), ("", "opens with a wrong one"), ("x", "does not open with it")]
)
def test_a_role_that_does_not_hold_to_its_external_id_is_told(
    aws: AwsApi, connections: AwsConnections, integration: Integration, asks: str | None, seen: str
) -> None:
    aws.roles[integration.role] = asks
    checks = look(connections, integration)
    assert checks["external id"].health is ILL
    assert seen in checks["external id"].told
    assert checks["function"].health is UNKNOWN


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        ("forbidden", {"function": WELL, "cluster": WELL, "namespace": ILL}),
        ("namespace-missing", {"function": WELL, "cluster": WELL, "namespace": ILL}),
        ("cluster-missing", {"function": WELL, "cluster": ILL, "namespace": UNKNOWN}),
        ("unreachable", {"function": WELL, "cluster": ILL, "namespace": UNKNOWN}),
        ("unknown-key", {"function": ILL, "cluster": UNKNOWN, "namespace": UNKNOWN}),
    ],
)
def test_a_refusal_shows_where_the_fault_is(
    aws: AwsApi, connections: AwsConnections, integration: Integration, reason: str, found: dict[str, Health]
) -> None:
    aws.functions[integration.function] = function({"v": 1, "refused": True, "reason": reason, "message": "It is so."})
    checks = look(connections, integration)
    assert {name: checks[name].health for name in found} == found
    assert {checks[name].health for name in SEEN_BY_A_JOB} == {UNKNOWN}
    assert next(check.reason for check in checks.values() if check.health is ILL) == reason


def test_a_missing_function_is_told(connections: AwsConnections, integration: Integration) -> None:
    assert "deploy the stack" in look(connections, integration)["function"].told
