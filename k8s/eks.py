"""The way to an EKS cluster: its endpoint and authority as EKS describes them, and tokens made of a signed STS address.

A token is the address of a GetCallerIdentity call, presigned with our role's keys and bound to one cluster's name; the cluster
makes the call to learn who we are. https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster
"""

from __future__ import annotations

import atexit
import base64
import binascii
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from botocore.exceptions import BotoCoreError, ClientError
from botocore.signers import RequestSigner

from k8s.cluster import Access
from k8s.errors import CredentialsError

if TYPE_CHECKING:
    from collections.abc import Callable

    import boto3

TOKEN_PREFIX: Final = "k8s-aws-v1."  # noqa: S105  how such tokens begin
CLUSTER_HEADER: Final = "x-k8s-aws-id"
SIGNED_FOR_S: Final = 60
TOKEN_LIFE_S: Final = 14 * 60
"""A cluster takes a token for 15 minutes from its date, whatever the signature's own life."""
_TRANSIENT: Final = frozenset(
    {"ThrottlingException", "TooManyRequestsException", "ServerException", "ServiceUnavailableException"}
)


def eks_access(name: str, session: boto3.Session) -> Access:
    """How an EKS cluster is reached.

    Args:
        name: the cluster's.
        session: with the credentials and the cluster's region.

    Raises:
        CredentialsError: EKS does not tell, or there are no credentials.

    """
    described = _describe(session, name)
    authority = described.get("certificateAuthority") or {}
    endpoint = str(described.get("endpoint") or "")
    try:
        certificate = base64.b64decode(authority.get("data") or "", validate=True)
    except (ValueError, TypeError, binascii.Error):
        certificate = b""
    if not certificate or urlsplit(endpoint).scheme != "https":
        sentence = f"The EKS cluster {name} has no endpoint (it is {described.get('status')}): wait until it is ACTIVE."
        raise CredentialsError("cluster-not-ready", sentence, transient=True)
    return Access(endpoint, _kept(certificate), EksToken(name, session))


class EksToken:
    """Makes tokens for one cluster, and a new one before the last gets too old."""

    def __init__(self, cluster: str, session: boto3.Session, clock: Callable[[], float] = time.time) -> None:
        self._cluster = cluster
        self._session = session
        self._clock = clock
        self._made: tuple[float, str] | None = None

    def __call__(self) -> str:
        """A token that is good for a minute at least.

        Raises:
            CredentialsError: there are no AWS credentials.

        """
        made = self._clock()
        if self._made is None or not 0 <= made - self._made[0] < TOKEN_LIFE_S:
            self._made = (made, self._make())
        return self._made[1]

    def _make(self) -> str:
        try:
            sts = self._session.client("sts")
            credentials = self._session.get_credentials()
        except BotoCoreError as error:
            raise _no_credentials(error) from None
        if credentials is None:
            raise CredentialsError("no-credentials", "There are no AWS credentials to make a cluster's token of: check the role.")
        region = sts.meta.region_name
        signer = RequestSigner(sts.meta.service_model.service_id, region, "sts", "v4", credentials, self._session.events)
        call = {
            "method": "GET",
            "url": f"{sts.meta.endpoint_url}/?Action=GetCallerIdentity&Version=2011-06-15",
            "body": {},
            "headers": {CLUSTER_HEADER: self._cluster},
            "context": {},
        }
        try:
            url = signer.generate_presigned_url(call, region_name=region, expires_in=SIGNED_FOR_S, operation_name="")
        except BotoCoreError as error:
            raise _no_credentials(error) from None
        return TOKEN_PREFIX + base64.urlsafe_b64encode(url.encode()).decode().rstrip("=")


def _describe(session: boto3.Session, name: str) -> dict[str, Any]:
    try:
        return dict(session.client("eks").describe_cluster(name=name)["cluster"])
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code == "ResourceNotFoundException":
            sentence = f"There is no EKS cluster {name} in {session.region_name}: correct its name."
            raise CredentialsError("cluster-missing", sentence) from None
        if code.startswith("AccessDenied"):
            raise CredentialsError(
                "forbidden", f"Our role may not describe the EKS cluster {name}: allow eks:DescribeCluster."
            ) from None
        sentence = f"EKS does not describe the cluster {name} ({code})."
        raise CredentialsError("eks-refused", sentence, transient=code in _TRANSIENT) from None
    except BotoCoreError as error:
        raise _no_credentials(error) from None


def _no_credentials(error: BotoCoreError) -> CredentialsError:
    name = type(error).__name__
    if "Credential" in name or "Region" in name:
        return CredentialsError(
            "no-credentials", f"There are no AWS credentials to reach the cluster with ({name}): check the role."
        )
    return CredentialsError("unreachable", f"AWS does not answer ({name}): check the way to its endpoints.", transient=True)


def _kept(certificate: bytes) -> Path:
    """A file with the authority (it is public), for as long as this process lives."""
    with tempfile.NamedTemporaryFile(prefix="outrider-authority-", suffix=".crt", delete=False) as opened:
        opened.write(certificate)
    file = Path(opened.name)
    atexit.register(file.unlink, missing_ok=True)
    return file
