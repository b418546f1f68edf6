"""Lambda as far as reading a function needs it, with packages that can be downloaded: what moto does not give."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.cloudformation.kube_api import serving

REGION, ACCOUNT = "eu-central-1", "111122223333"


def zipped(**files: str) -> bytes:
    """A zip of files by name; two underscores stand for a slash, one at the end for a dot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return packed.getvalue()


def sha256(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


@dataclass
class LambdaApi:
    """Functions by name and layers by ARN, of one account and region; and what is refused."""

    url: str = ""
    place: tuple[str, str] = (ACCOUNT, REGION)
    elsewhere: dict[tuple[str, str], LambdaApi] = field(default_factory=dict)
    """The same in other accounts and regions: whoever asks is answered by what is there."""
    accounts: dict[str, str] = field(default_factory=dict)
    """Whose access keys are another account's than this one's."""
    functions: dict[str, dict[str, Any]] = field(default_factory=dict)
    layers: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    fault: tuple[int, str] | None = None
    pending: int = 0
    """Answers that still say the function changes."""
    tags: dict[str, dict[str, str]] = field(default_factory=dict)
    invoked: Callable[[Any], Any] = dict
    """Answers invocations of any function."""
    tag_fault: tuple[int, str] | None = None
    asked: list[str] = field(default_factory=list)

    def deploy(
        self, name: str, content: bytes, layers: tuple[str, ...] = (), tags: dict[str, str] | None = None, **changes: Any
    ) -> None:
        """Put a function into service."""
        path = f"/{name}.zip" if self.place == (ACCOUNT, REGION) else f"/{'/'.join(self.place)}/{name}.zip"
        self.files[path] = content
        configuration = {
            "FunctionName": name,
            "FunctionArn": f"arn:aws:lambda:{self.place[1]}:{self.place[0]}:function:{name}",
            "Runtime": "python3.13",
            "CodeSha256": sha256(content),
            "PackageType": "Zip",
            "State": "Active",
            "LastUpdateStatus": "Successful",
            "Version": "$LATEST",
            "Architectures": ["arm64"],
            "Layers": [{"Arn": arn} for arn in layers],
        }
        code = {"RepositoryType": "S3", "Location": f"{self.url}{path}?X-Amz-Signature=abc"}
        self.functions[name] = {"Configuration": configuration | changes, "Code": code, "Tags": tags or {}}

    def at(self, account: str, region: str = REGION) -> LambdaApi:
        """What is deployed in another account and region."""
        return self.elsewhere.setdefault((account, region), LambdaApi(self.url, (account, region), files=self.files))

    def asker(self, authorization: str) -> LambdaApi:
        """What whoever signed a request can see."""
        signed = re.search(r"Credential=([^/]+)/[0-9]+/([a-z0-9-]+)/", authorization)
        assert signed
        place = self.accounts.get(signed[1], self.place[0]), signed[2]
        return self if place == self.place else self.at(*place)

    def publish(self, arn: str, content: bytes) -> None:
        """Publish a layer."""
        path = f"/{arn.replace(':', '-')}.zip"
        self.files[path] = content
        self.layers[arn] = {"Content": {"Location": f"{self.url}{path}", "CodeSha256": sha256(content)}}

    def answer(self, path: str) -> tuple[int, Any]:
        if self.fault:
            return self.fault[0], {"__type": self.fault[1], "message": "no"}
        split = urlsplit(path)
        missing = 404, {"__type": "ResourceNotFoundException", "message": "no"}
        if split.path.endswith("/layers"):
            layer = self.layers.get(parse_qs(split.query)["Arn"][0])
            return (200, layer) if layer else missing
        if split.path.rstrip("/").endswith("/functions"):
            return 200, {"Functions": [one["Configuration"] for one in self.functions.values()]}
        if "/tags/" in split.path:
            return 200, {"Tags": self.functions[unquote(split.path).rpartition(":")[2]]["Tags"]}
        return self._function(split.path, missing)

    def _function(self, path: str, missing: tuple[int, Any]) -> tuple[int, Any]:
        name = unquote(path.split("/functions/")[1].split("/", maxsplit=1)[0]).split(":function:")[-1].split(":")[0]
        function = self.functions.get(name)
        if function is None:
            return missing
        if not path.endswith("/configuration"):
            return 200, function
        self.pending, state = max(0, self.pending - 1), "InProgress" if self.pending else "Successful"
        return 200, function["Configuration"] | {"LastUpdateStatus": state}


@contextmanager
def answering() -> Iterator[LambdaApi]:
    api = LambdaApi()

    class Lambda(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            api.asked.append(self.path)
            path = self.path.split("?")[0]
            if path in api.files:
                self.send(200, api.files[path])
                return
            status, told = api.asker(self.headers["Authorization"]).answer(self.path)
            self.send(status, json.dumps(told).encode(), told.get("__type", "") if isinstance(told, dict) else "")

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            its = api.asker(self.headers["Authorization"])
            if its.tag_fault:
                self.send(its.tag_fault[0], b'{"message": "no"}', its.tag_fault[1])
                return
            if self.path.endswith("/invocations"):
                self.send(200, json.dumps(api.invoked(body)).encode())
                return
            its.tags[unquote(self.path.split("/tags/")[1])] = body["Tags"]
            self.send(204, b"")

        def send(self, status: int, content: bytes, kind: str = "") -> None:
            self.send_response(status)
            if kind:
                self.send_header("x-amzn-ErrorType", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with serving(Lambda) as port:
        api.url = f"http://127.0.0.1:{port}"
        yield api
