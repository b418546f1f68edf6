"""A place of the demonstration's own in a cluster: a namespace under the restricted pod standard, removed afterwards."""

from __future__ import annotations

import secrets
import socket
from typing import TYPE_CHECKING, Self

from kubernetes import client, config
from urllib3.exceptions import HTTPError

from demo.door import Door, Identity
from demo.errors import NoClusterError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

API_PORT = 443
AUTHORITY = "demo-authority"


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
