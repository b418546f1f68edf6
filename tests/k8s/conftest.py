"""A real cluster with our manifests in it, where there is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.cluster import AUTHORITY, Place
from k8s.access import by_kubeconfig
from k8s.cluster import Cluster
from tests.kube import ROOT, TestCluster, running_cluster, scanner_image


@pytest.fixture(scope="session")
def cluster() -> Iterator[TestCluster]:
    """With `k8s/manifests` applied."""
    with running_cluster() as up:
        up.kubectl("apply", "-k", str(ROOT / "k8s/manifests"))
        yield up


@pytest.fixture(scope="session")
def image(cluster: TestCluster) -> str:
    return scanner_image(cluster)


@pytest.fixture(scope="session")
def launcher_config(cluster: TestCluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kubeconfig of who has the rights of our manifests and no others."""
    return cluster.kubeconfig_of("outrider-launcher", "outrider", tmp_path_factory.mktemp("launcher"))


@pytest.fixture
def launcher(launcher_config: Path) -> Cluster:
    return Cluster(by_kubeconfig(launcher_config))


@pytest.fixture
def administrator(cluster: TestCluster) -> Cluster:
    return Cluster(by_kubeconfig(cluster.kubeconfig))


@pytest.fixture
def namespace(cluster: TestCluster, request: pytest.FixtureRequest) -> Iterator[str]:
    """One of the test's own, under the restricted standard."""
    name = f"test-{abs(hash(request.node.nodeid)) % 10**8}"
    cluster.kubectl("create", "namespace", name)
    cluster.kubectl("label", "namespace", name, "pod-security.kubernetes.io/enforce=restricted")
    cluster.kubectl("create", "serviceaccount", "outrider-scanner", "-n", name)
    yield name
    cluster.kubectl("delete", "namespace", name, "--wait=false")


@pytest.fixture
def place(cluster: TestCluster, tmp_path: Path) -> Iterator[Place]:
    """For the certificate alone: the Jobs run in the namespace of our manifests, started with its rights and no others."""
    with Place(cluster.kubeconfig, tmp_path) as made:
        words = ("configmap", AUTHORITY, "-n", "outrider")
        cluster.kubectl("delete", *words, "--ignore-not-found")  # a run that was killed leaves it behind
        cluster.kubectl("create", *words, f"--from-file=ca.crt={tmp_path / 'door.crt'}")
        yield made
        cluster.kubectl("delete", *words)
