"""How this process reaches a cluster: from inside of it, by a kubeconfig, or as an EKS cluster's guest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from k8s.cluster import Access
from k8s.errors import CredentialsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kubernetes.client import Configuration

SERVICE_ACCOUNT: Final = Path("/var/run/secrets/kubernetes.io/serviceaccount")
"""https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/#directly-accessing-the-rest-api"""


def in_cluster(environ: Mapping[str, str], folder: Path = SERVICE_ACCOUNT) -> Access:
    """As the service account of the pod we run in. Its token is read at each call: the kubelet renews it.

    Raises:
        CredentialsError: this is no pod, or it has no token.

    """
    host, port = environ.get("KUBERNETES_SERVICE_HOST"), environ.get("KUBERNETES_SERVICE_PORT_HTTPS", "443")
    token, authority = folder / "token", folder / "ca.crt"
    if not host or not token.is_file() or not authority.is_file():
        sentence = "This is no pod with a service account's token: set OUTRIDER_KUBECONFIG."
        raise CredentialsError("not-in-cluster", sentence)
    address = f"[{host}]" if ":" in host else host
    return Access(f"https://{address}:{port}", authority, lambda: _token(token))


def _token(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise CredentialsError("not-in-cluster", "The pod's service account token can not be read.", transient=True) from None


def by_kubeconfig(file: Path, context: str | None = None) -> Access:
    """As the user of a kubeconfig's context, the present one when None; helper programs it names are run.

    Raises:
        CredentialsError: it can not be read, or names no cluster.

    """
    from kubernetes.client import Configuration  # noqa: PLC0415  two seconds to import, and most processes need none of it
    from kubernetes.config import ConfigException, load_kube_config  # noqa: PLC0415  as above
    from yaml import YAMLError  # noqa: PLC0415  as above

    found = Configuration()
    try:
        load_kube_config(str(file), context=context, client_configuration=found)  # type: ignore[no-untyped-call]  # the client's own loader has no types
    except (ConfigException, YAMLError, OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        sentence = f"The kubeconfig {file} is not usable ({type(error).__name__}): try `kubectl --kubeconfig {file} get jobs`."
        raise CredentialsError("bad-kubeconfig", sentence) from None
    if not found.verify_ssl:
        raise CredentialsError("bad-kubeconfig", f"The kubeconfig {file} turns TLS verification off: name the authority instead.")
    certificate = (Path(found.cert_file), Path(found.key_file)) if found.cert_file and found.key_file else None
    return Access(found.host, Path(found.ssl_ca_cert) if found.ssl_ca_cert else None, _bearer(found), certificate)


def _bearer(found: Configuration) -> Callable[[], str] | None:
    """What gives the user's token, renewed where the kubeconfig says how; None for a user without one."""

    def token() -> str:
        return str(found.get_api_key_with_prefix("BearerToken", alias="authorization") or "").removeprefix("Bearer ")

    return token if token() else None
