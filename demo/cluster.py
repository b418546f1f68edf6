"""A place of the demonstration's own in a cluster: a namespace under the restricted pod standard, removed afterwards."""

from __future__ import annotations

import secrets
import socket
from typing import TYPE_CHECKING, Self

from kubernetes import client, config, watch
from urllib3.exceptions import HTTPError

from demo.door import Door, Identity
from demo.errors import NoClusterError, NoImageError
from k8s.standing import IMAGE_TROUBLE

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

API_PORT = 443
AUTHORITY = "demo-authority"
PULL_S = 300
"""How long nodes may take to pull the image."""


class Place:
    """A namespace with what Jobs need in it. A context manager: leaving it removes the namespace and all in it."""

    def __init__(self, kubeconfig: Path, folder: Path) -> None:
        """Look the cluster up.

        Args:
            kubeconfig: of a user who may make namespaces.
            folder: for the certificate that the Jobs will trust.

        """
        self._kubeconfig = kubeconfig
        self._folder = folder
        self.namespace = f"outrider-demo-{secrets.token_hex(3)}"
        try:
            config.load_kube_config(str(kubeconfig))  # type: ignore[no-untyped-call]  # the client's own loader has no types
        except (config.ConfigException, OSError):
            raise NoClusterError(f"The kubeconfig {kubeconfig} is not usable: name another with KUBECONFIG.") from None
        self.core = client.CoreV1Api()

    def __enter__(self) -> Self:
        try:
            self._address = address_for_pods(self.core)
        except (client.ApiException, HTTPError) as error:
            raise NoClusterError(f"The cluster of {self._kubeconfig} does not answer ({type(error).__name__}).") from None
        self._identity = Identity.make(self._folder, self._address)
        labels = {"pod-security.kubernetes.io/enforce": "restricted"}
        self.core.create_namespace(client.V1Namespace(metadata=client.V1ObjectMeta(name=self.namespace, labels=labels)))
        account = client.V1ServiceAccount(metadata=client.V1ObjectMeta(name="outrider-scanner"))
        self.core.create_namespaced_service_account(self.namespace, account)
        trusted = {"ca.crt": self._identity.certificate.read_text()}
        authority = client.V1ConfigMap(metadata=client.V1ObjectMeta(name=AUTHORITY), data=trusted)
        self.core.create_namespaced_config_map(self.namespace, authority)
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.core.delete_namespace(self.namespace)

    def find_image(self, image: str) -> None:
        """Have a node get the image, as it will have to for each Job.

        Raises:
            NoImageError: it does not.

        """
        confined = client.V1SecurityContext(
            allow_privilege_escalation=False,
            run_as_non_root=True,
            run_as_user=65532,
            capabilities=client.V1Capabilities(drop=["ALL"]),
            seccomp_profile=client.V1SeccompProfile(type="RuntimeDefault"),
        )
        container = client.V1Container(
            name="look", image=image, image_pull_policy="IfNotPresent", command=["true"], security_context=confined
        )
        spec = client.V1PodSpec(containers=[container], restart_policy="Never", automount_service_account_token=False)
        self.core.create_namespaced_pod(self.namespace, client.V1Pod(metadata=client.V1ObjectMeta(name="look"), spec=spec))
        told = watch.Watch().stream(self.core.list_namespaced_pod, self.namespace, timeout_seconds=PULL_S)  # type: ignore[no-untyped-call]
        for pod in (event["object"] for event in told):
            waiting = [each.state.waiting for each in pod.status.container_statuses or () if each.state.waiting]
            if trouble := next((each for each in waiting if each.reason in IMAGE_TROUBLE), None):
                raise NoImageError(_without_image(image, trouble.message or trouble.reason))
            if pod.status.phase != "Pending" or any(each.reason == "CreateContainerError" for each in waiting):
                return
        raise NoImageError(_without_image(image, f"it was not there after {PULL_S} s"))

    def door(self) -> Door:
        """A way from its pods to a server of this machine."""
        return Door(self._address, self._identity)

    def settings(self, image: str, jobs_url: str) -> dict[str, str]:
        """The service's settings for Jobs here."""
        small = '{"cpu": "100m", "cpu_limit": "2", "memory": "1Gi", "disk": "1Gi"}'
        return {
            "SSL_CERT_FILE": str(self._identity.certificate),  # for the service's own way to the forge
            "OUTRIDER_LAUNCHER": "kubernetes",
            "OUTRIDER_KUBECONFIG": str(self._kubeconfig),
            "OUTRIDER_JOBS_URL": jobs_url,
            "OUTRIDER_JOB_IMAGE": image,
            "OUTRIDER_JOB_NAMESPACE": self.namespace,
            "OUTRIDER_JOB_CA_CONFIG_MAP": AUTHORITY,
            "OUTRIDER_JOB_SIZE_SMALL": small,
        }


def _without_image(image: str, told: str) -> str:
    return (
        f"The cluster's nodes do not get {image} ({told}). Build it with `podman build --target scanner -t {image} .`, and "
        "load it into the nodes (`kind load docker-image`, `minikube image load`, `ctr -n k8s.io images import`) "
        "or push it to a registry that they read, and name it with IMAGE=…."
    )


def address_for_pods(core: client.CoreV1Api) -> str:
    """This machine's address as the cluster's nodes see it: the one from which we reach them.

    Raises:
        NoClusterError: the cluster names no node's address.

    """
    for node in core.list_node().items:
        for address in (node.status and node.status.addresses) or ():
            if address.type == "InternalIP":
                with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                    probe.connect((address.address, API_PORT))  # sends nothing: it only picks the way
                    return str(probe.getsockname()[0])
    raise NoClusterError("The cluster names no node's address.")
