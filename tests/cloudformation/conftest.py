"""The function as Lambda runs it: its environment, an EKS that describes a cluster, and that cluster's API."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from cloudformation.function import handler
from protocol.keys import pinned
from tests.cloudformation.deployments import Account, existing
from tests.cloudformation.kube_api import KubeApi, running
from tests.cloudformation.signed import INTEGRATION, KEY, Tickets

IMAGE = "registry.example.com/outrider/scanner@sha256:" + "d" * 64


@pytest.fixture(scope="session")
def cluster_and_eks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[KubeApi, str]]:
    with running(tmp_path_factory.mktemp("cluster")) as parts:
        yield parts


@pytest.fixture
def cluster(cluster_and_eks: tuple[KubeApi, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[KubeApi]:
    """An empty cluster, and the environment of a function beside it."""
    api, eks = cluster_and_eks
    for name, value in {
        "AWS_ENDPOINT_URL_EKS": eks,
        "AWS_REGION": "eu-central-1",
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "the-functions-own-secret-key",
        "AWS_SESSION_TOKEN": "the-functions-own-session-token",
        "AWS_MAX_ATTEMPTS": "1",
        "OUTRIDER_INTEGRATION": INTEGRATION,
        "OUTRIDER_TICKET_KEYS": pinned([KEY.public_key()]),
        "OUTRIDER_CLUSTER": "main",
        "OUTRIDER_LOG_LEVEL": "debug",
        "OUTRIDER_JOB_IMAGE": IMAGE,
        "OUTRIDER_JOB_PULL_SECRETS": "",
    }.items():
        monkeypatch.setenv(name, value)
    handler._function.cache_clear()
    yield api
    handler._function.cache_clear()
    api.__init__(endpoint=api.endpoint, authority=api.authority)  # type: ignore[misc]


@pytest.fixture(autouse=True)
def log_of_the_tests() -> Iterator[None]:
    """The function takes the whole process's log for itself: give it back."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def tickets() -> Tickets:
    return Tickets()


@pytest.fixture(scope="module")  # it sets the environment, which the next module's tests must not see
def made_account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    with existing(tmp_path_factory.mktemp("account")) as account:
        yield account


@pytest.fixture
def account(made_account: Account) -> Iterator[Account]:
    """An account in which no result is kept."""
    yield made_account
    made_account.forget()
