"""A real cluster as EKS shows it: described by its name, and opened by tokens that it checks with STS."""

from __future__ import annotations

import base64
import hmac
import json
import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from botocore.auth import SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from protocol.keys import pinned
from tests.cloudformation.signed import INTEGRATION, KEY
from tests.equipment import ROOT
from tests.kube import TOKEN_WEBHOOK_PORT, TestCluster

NAME: Final = "main"
REGION: Final = "eu-central-1"
ACCESS_KEY, SECRET_KEY = "AKIAIOSFODNN7EXAMPLE", "the-functions-own-secret-key"
GROUP: Final = "outrider-launchers"
"""What the stack's access entry gives the function's role."""


@contextmanager
def described(cluster: TestCluster) -> Iterator[str]:
    """EKS's address. While it stands, the cluster takes the tokens of the function's role, and knows it by its access entry."""
    told = json.loads(cluster.kubectl("config", "view", "--raw", "--flatten", "-o", "json"))["clusters"][0]["cluster"]
    authority = {"data": told["certificate-authority-data"]}
    description = {"name": NAME, "status": "ACTIVE", "endpoint": told["server"], "certificateAuthority": authority}

    class Eks(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send({"cluster": description} if self.path == f"/clusters/{NAME}" else {})

        def do_POST(self) -> None:
            review = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            known = _is_the_roles(review["spec"]["token"])
            user = {"username": "arn:aws:sts::111122223333:assumed-role/outrider/function", "groups": [GROUP]}
            self.send(review | {"status": {"authenticated": True, "user": user} if known else {"authenticated": False}})

        def send(self, document: dict[str, Any]) -> None:
            content = json.dumps(document).encode()
            self.send_response(200 if document else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", TOKEN_WEBHOOK_PORT), Eks)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{TOKEN_WEBHOOK_PORT}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _is_the_roles(token: str) -> bool:
    """As STS judges the call that a token is: signed with the role's key, for this cluster and no other."""
    encoded = token.removeprefix("k8s-aws-v1.")
    try:
        address = urlsplit(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode())
        query = dict(parse_qsl(address.query, strict_parsing=True))
        signature, asked_at = query.pop("X-Amz-Signature"), query["X-Amz-Date"]
    except (ValueError, KeyError):
        return False
    asked = f"{address.scheme}://{address.netloc}{address.path}?{urlencode(query, quote_via=quote, safe='')}"
    request = AWSRequest("GET", asked, headers={"host": address.netloc, "x-k8s-aws-id": NAME})
    request.context["timestamp"] = asked_at
    sts = SigV4QueryAuth(Credentials(ACCESS_KEY, SECRET_KEY), "sts", REGION)
    expected = sts.signature(sts.string_to_sign(request, sts.canonical_request(request)), request)
    return hmac.compare_digest(expected, signature)


@contextmanager
def namespace(cluster: TestCluster, folder: Path) -> Iterator[str]:
    """A namespace of one's own with all that our manifests make, as the documentation says: an overlay that names it."""
    name, overlay = f"outrider-{secrets.token_hex(4)}", folder / "overlay"
    overlay.mkdir()
    manifests = os.path.relpath(ROOT / "k8s/manifests", overlay)
    (overlay / "kustomization.yaml").write_text(f"resources: [{manifests}]\nnamespace: {name}\n")
    cluster.kubectl("apply", "-k", str(overlay))
    yield name
    cluster.kubectl("delete", "namespace", name, "--wait=false")


def environment(address: str, namespace: str) -> dict[str, str]:
    """The function's, for Jobs that wait for a node: what a Job does is not what is looked at."""
    return {
        "AWS_ENDPOINT_URL_EKS": address,
        "AWS_REGION": REGION,
        "AWS_ACCESS_KEY_ID": ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        "AWS_MAX_ATTEMPTS": "1",
        "OUTRIDER_INTEGRATION": INTEGRATION,
        "OUTRIDER_TICKET_KEYS": pinned([KEY.public_key()]),
        "OUTRIDER_CLUSTER": NAME,
        "OUTRIDER_JOB_IMAGE": "registry.example.com/outrider/scanner@sha256:" + "d" * 64,
        "OUTRIDER_JOB_NAMESPACE": namespace,
        "OUTRIDER_JOB_NODE_SELECTOR": '{"outrider.example.com/none": "here"}',
    }
