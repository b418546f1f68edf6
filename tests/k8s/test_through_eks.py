"""The function on a real cluster as EKS shows it: what the function's role signs opens the namespace, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cloudformation.function import handler
from tests import eks
from tests.cloudformation.signed import SCAN, Tickets
from tests.kube import TestCluster

pytestmark = [pytest.mark.timeout(900), pytest.mark.xdist_group("cluster")]
JOB = f"scan-{SCAN}-1"


@pytest.fixture
def place(cluster: TestCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with eks.described(cluster) as address, eks.namespace(cluster, tmp_path) as name:
        for variable, value in eks.environment(address, name).items():
            monkeypatch.setenv(variable, value)
        handler._function.cache_clear()
        yield name
        handler._function.cache_clear()


def test_a_ticket_becomes_a_job_by_the_functions_own_role(cluster: TestCluster, place: str) -> None:
    ticket = {"ticket": Tickets()()}
    assert [handler.handle(ticket, None).get("state") for _ in range(2)] == ["created", "exists"]
    assert cluster.get("job", JOB, "-n", place)["metadata"]["name"] == JOB
    assert cluster.get("secret", JOB, "-n", place)["metadata"]["ownerReferences"][0]["name"] == JOB


def test_another_roles_token_opens_nothing(cluster: TestCluster, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another-roles-secret-key")
    assert handler.handle({"ticket": Tickets()()}, None)["reason"] == "unauthorized"
    assert cluster.get("jobs", "-n", place)["items"] == []
