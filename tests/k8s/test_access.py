"""How a cluster is reached: kubeconfigs, service accounts, and EKS tokens that a cluster can check by itself."""

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest

from k8s.access import by_kubeconfig, in_cluster
from k8s.eks import TOKEN_PREFIX, EksToken, eks_access
from k8s.errors import CredentialsError

QUERY = {
    "Action",
    "Version",
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-Security-Token",
    "X-Amz-SignedHeaders",
    "X-Amz-Signature",
}
"""What the cluster's authenticator lets pass.
https://github.com/kubernetes-sigs/aws-iam-authenticator/blob/v0.7.2/pkg/token/token.go"""


def session(region: str = "eu-west-1") -> boto3.Session:
    return boto3.Session("AKIDEXAMPLE", "a-secret-key", "a-session-token", region_name=region)


def opened(token: str) -> Any:
    assert token.startswith(TOKEN_PREFIX)
    body = token.removeprefix(TOKEN_PREFIX)
    return urlsplit(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode())


@pytest.mark.parametrize(
    ("region", "host"),
    [
        ("eu-west-1", "sts.eu-west-1.amazonaws.com"),
        ("us-gov-west-1", "sts.us-gov-west-1.amazonaws.com"),
        ("cn-north-1", "sts.cn-north-1.amazonaws.com.cn"),
    ],
)
def test_a_token_is_a_signed_call_that_the_cluster_makes(region: str, host: str) -> None:
    token = EksToken("scans", session(region))()
    url = opened(token)
    query = {name: values[0] for name, values in parse_qs(url.query).items()}

    assert (url.scheme, url.netloc, url.path) == ("https", host, "/")
    assert set(query) <= QUERY
    assert (query["Action"], query["Version"]) == ("GetCallerIdentity", "2011-06-15")
    assert query["X-Amz-SignedHeaders"] == "host;x-k8s-aws-id"
    assert 0 < int(query["X-Amz-Expires"]) <= 900
    assert len(token) < 4096
    assert "=" not in token
    assert "a-secret-key" not in url.geturl()


def test_a_token_is_for_one_cluster() -> None:
    def signature(cluster: str) -> str:
        return parse_qs(opened(EksToken(cluster, session())()).query)["X-Amz-Signature"][0]

    assert signature("one") != signature("other")


def test_a_token_is_made_anew_before_it_gets_too_old() -> None:
    moments = iter([0.0, 60.0, 839.0, 841.0, 100.0])
    made: list[str] = []
    token = EksToken("scans", session(), lambda: next(moments))
    token._make = lambda: made.append("made") or f"token {len(made)}"  # type: ignore[method-assign, func-returns-value]
    assert [token() for _ in range(5)] == ["token 1", "token 1", "token 1", "token 2", "token 3"], (
        "a clock set back counts as age"
    )


def test_without_aws_credentials_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    with pytest.raises(CredentialsError) as error:
        EksToken("scans", boto3.Session(region_name="eu-west-1"))()
    assert error.value.reason == "no-credentials"


class _Eks(BaseHTTPRequestHandler):
    status: ClassVar[int] = 200
    body: ClassVar[dict[str, Any]] = {}

    def do_GET(self) -> None:
        answer = json.dumps(self.body).encode()
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def eks(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[_Eks]]:
    server = HTTPServer(("127.0.0.1", 0), _Eks)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    monkeypatch.setenv("AWS_ENDPOINT_URL_EKS", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    yield _Eks
    server.shutdown()
    thread.join()
    server.server_close()


def test_endpoint_and_authority_come_from_eks(eks: type[_Eks]) -> None:
    data = base64.b64encode(b"a certificate").decode()
    eks.status = 200
    eks.body = {
        "cluster": {"status": "ACTIVE", "endpoint": "https://EX.eks.amazonaws.com", "certificateAuthority": {"data": data}}
    }
    access = eks_access("scans", session())
    assert access.server == "https://EX.eks.amazonaws.com"
    assert access.authority
    assert access.authority.read_bytes() == b"a certificate"
    assert access.token
    assert access.token().startswith(TOKEN_PREFIX)


@pytest.mark.parametrize(
    ("status", "body", "reason", "transient"),
    [
        (200, {"cluster": {"status": "CREATING"}}, "cluster-not-ready", True),
        (
            200,
            {"cluster": {"status": "ACTIVE", "endpoint": "http://x", "certificateAuthority": {"data": "YQ=="}}},
            "cluster-not-ready",
            True,
        ),
        (404, {"__type": "ResourceNotFoundException", "message": "No cluster"}, "cluster-missing", False),
        (403, {"__type": "AccessDeniedException", "message": "no"}, "forbidden", False),
        (429, {"__type": "TooManyRequestsException", "message": "slow"}, "eks-refused", True),
    ],
)
def test_what_eks_does_not_give_is_told(
    eks: type[_Eks], status: int, body: dict[str, Any], reason: str, *, transient: bool
) -> None:
    eks.status, eks.body = status, body
    with pytest.raises(CredentialsError) as error:
        eks_access("scans", session())
    assert (error.value.reason, error.value.transient) == (reason, transient)


def kubeconfig(folder: Path, user: dict[str, Any], cluster: dict[str, Any] | None = None) -> Path:
    file = folder / "config"
    found = {
        "apiVersion": "v1",
        "kind": "Config",
        "clusters": [{"name": "c", "cluster": {"server": "https://cluster.example.com:6443", **(cluster or {})}}],
        "users": [{"name": "u", "user": user}],
        "contexts": [{"name": "x", "context": {"cluster": "c", "user": "u"}}],
        "current-context": "x",
    }
    file.write_text(json.dumps(found))
    return file


def test_a_kubeconfig_gives_server_and_token(tmp_path: Path) -> None:
    access = by_kubeconfig(kubeconfig(tmp_path, {"token": "a-token"}))
    assert access.server == "https://cluster.example.com:6443"
    assert access.token
    assert access.token() == "a-token"
    assert "a-token" not in repr(access)


def test_a_kubeconfig_that_trusts_anybody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="turns TLS verification off"):
        by_kubeconfig(kubeconfig(tmp_path, {"token": "a-token"}, {"insecure-skip-tls-verify": True}))


@pytest.mark.parametrize("text", ["", "[]", "{", "clusters: 1", "current-context: none"])
def test_a_kubeconfig_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config"
    file.write_text(text)
    with pytest.raises(CredentialsError) as error:
        by_kubeconfig(file)
    assert error.value.reason == "bad-kubeconfig"


def test_in_a_pod_the_token_is_read_at_each_call(tmp_path: Path) -> None:
    (tmp_path / "ca.crt").write_text("a certificate")
    (tmp_path / "token").write_text("first\n")
    access = in_cluster({"KUBERNETES_SERVICE_HOST": "fd00::1"}, tmp_path)
    assert access.server == "https://[fd00::1]:443"
    assert access.token
    assert access.token() == "first"
    (tmp_path / "token").write_text("renewed")
    assert access.token() == "renewed"


def test_outside_of_a_pod_it_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="set OUTRIDER_KUBECONFIG") as error:
        in_cluster({}, tmp_path)
    assert error.value.reason == "not-in-cluster"
