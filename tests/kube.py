"""The real cluster that some tests run on, and the scanner's image in it. Optional equipment: who has none skips, and says so."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.equipment import ROOT, find

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN_WEBHOOK_PORT = 16_480
"""Where the cluster asks about bearer tokens that it does not know itself; a test may answer there."""
BASE = "localhost/outrider-base:12"
IMAGE = "localhost/outrider-scanner"
NODE = "10.244.0.1"
"""This machine, as the cluster's pods reach it."""


@dataclass(frozen=True, slots=True)
class TestCluster:
    """A running one-node cluster."""

    __test__ = False

    script: Path
    kubeconfig: Path
    """Of its administrator."""

    def kubectl(self, *words: str, stdin: str | None = None) -> str:
        done = subprocess.run([str(self.script), "kubectl", *words], input=stdin, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def get(self, *words: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.kubectl("get", *words, "-o", "json"))
        return found

    def jobs(self) -> set[str]:
        """The names of Outrider's."""
        return {job["metadata"]["name"] for job in self.get("jobs", "-n", "outrider")["items"]}

    def may(self, user: str, verb: str, resource: str, namespace: str) -> bool:
        command = [str(self.script), "kubectl", "auth", "can-i", verb, resource, "-n", namespace, "--as", user]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() == "yes"

    def kubeconfig_of(self, account: str, namespace: str, folder: Path) -> Path:
        """A kubeconfig of a service account, with a token for an hour."""
        token = self.kubectl("create", "token", account, "-n", namespace).strip()
        config = json.loads(self.kubectl("config", "view", "--raw", "-o", "json"))
        config["users"][0]["user"] = {"token": token}
        file = folder / f"{account}.json"
        file.write_text(json.dumps(config))
        return file

    def holds(self, image: str) -> bool:
        socket = self.kubeconfig.parent / "containerd.sock"
        listed = subprocess.run(
            ["ctr", "-a", str(socket), "-n", "k8s.io", "images", "ls", "-q"], capture_output=True, text=True, check=False
        )
        return image in listed.stdout.split()


@contextmanager
def running_cluster() -> Iterator[TestCluster]:
    """The cluster, started if need be, and stopped again by who started it."""
    script = find("OUTRIDER_KUBE_CLUSTER", "../shared/kube/cluster")
    if script is None:
        pytest.skip("no Kubernetes: OUTRIDER_KUBE_CLUSTER names no script that starts one")
    if os.geteuid() != 0:
        pytest.skip("no Kubernetes: its node can be started by root only")
    was_up = _is_up(script)
    environment = {**os.environ, "OUTRIDER_KUBE_TOKEN_WEBHOOK": f"http://127.0.0.1:{TOKEN_WEBHOOK_PORT}/token"}
    # Its processes outlive the script and would keep a pipe open.
    started = subprocess.run(
        [str(script), "up"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=300
    )
    if started.returncode != 0:
        pytest.skip("no Kubernetes: the cluster did not start on this machine")
    told = subprocess.run([str(script), "env"], capture_output=True, text=True, check=True).stdout
    try:
        yield TestCluster(script, Path(told.strip().partition("KUBECONFIG=")[2]))
    finally:
        if not was_up:
            subprocess.run([str(script), "down"], capture_output=True, check=False, timeout=120)


def scanner_image(cluster: TestCluster) -> str:
    """The scanner's image, built from this checkout and loaded into the node; answers its name."""
    name = f"{IMAGE}:{built(cluster.script, 'scanner')}"
    if cluster.holds(name):
        return name
    subprocess.run(["podman", "tag", f"{IMAGE}:test", name], check=True, capture_output=True)
    archive = cluster.kubeconfig.parent / "scanner.tar"
    try:
        subprocess.run(["podman", "save", "--quiet", "-o", str(archive), name], check=True, capture_output=True)
        subprocess.run([str(cluster.script), "load", str(archive)], check=True, capture_output=True)
    finally:
        archive.unlink(missing_ok=True)
        subprocess.run(["podman", "untag", f"{IMAGE}:test", name], check=False, capture_output=True)
    return name


def built(script: Path, target: str) -> str:
    """Build one of the Dockerfile's images; answers the start of its id. Unchanged layers are taken from the last time."""
    if shutil.which("podman") is None:
        pytest.skip("no images: podman is not installed")
    if subprocess.run(["podman", "image", "exists", BASE], check=False).returncode != 0:
        if not os.environ.get("OUTRIDER_TEST_IMAGES"):
            pytest.skip("no images: their base takes minutes to make; OUTRIDER_TEST_IMAGES=1 makes it")
        made = subprocess.run([str(script), "base", BASE], capture_output=True, text=True, check=False)
        if made.returncode != 0:
            pytest.skip("no images: podman has no Debian to build them from")
    mounts = [word for path in ("/etc/ssl/certs", "/etc/pip.conf") if Path(path).exists() for word in ("-v", f"{path}:{path}:ro")]
    command = ["podman", "build", "--layers", "--network=host", f"--target={target}", "--build-arg", f"BASE={BASE}"]
    # Building Syft from its module takes minutes: that is for releases.
    done = subprocess.run(
        [*command, "--build-arg", "SYFT=wheel", *mounts, "-t", f"localhost/outrider-{target}:test", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip().splitlines()[-1][:12]


def _is_up(script: Path) -> bool:
    return subprocess.run([str(script), "kubectl", "get", "--raw", "/readyz"], capture_output=True, check=False).returncode == 0
