"""A Job with an order reads what was handed to it, and leaves one report; what it could not have is an error with its reason."""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from werkzeug.formparser import FormDataParser
from werkzeug.http import parse_options_header

from cli.job import job
from protocol.order import Handed, ImageHanded, Order, ZipsHanded
from protocol.report import Report, read_report
from protocol.target import FunctionTarget, ImageTarget
from protocol.upload import Upload
from tests.cloudformation.kube_api import serving
from tests.cloudformation.lambda_api import zipped
from tests.scanner.images import OS_RELEASE, STATUS, MadeImage, dpkg, layer, made

SCAN = "fedcba9876543210" * 2
METADATA = "Metadata-Version: 2.1\nName: acme-cart\nVersion: 1.0\n"
INSTALLED = "acme_cart-1.0.dist-info__METADATA"


@dataclass
class Bucket:
    """Objects by path, and the one that was left."""

    url: str = ""
    objects: dict[str, bytes] = field(default_factory=dict)
    status: int = 200
    left: bytes = b""
    asked: list[str] = field(default_factory=list)

    def hand(self, content: bytes, digest: str = "") -> Handed:
        name = hashlib.sha256(content).hexdigest()
        self.objects[f"/{name}"] = content
        return Handed(url=f"{self.url}/{name}?X-Amz-Signature=canary", digest=digest or f"sha256:{name}")


@contextmanager
def standing() -> Iterator[Bucket]:
    bucket = Bucket()

    class S3(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            bucket.asked.append(self.path)
            content = bucket.objects.get(self.path.split("?")[0], b"")
            self.send_response(bucket.status if content else 404)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            kind, options = parse_options_header(self.headers["Content-Type"])
            _, _, files = FormDataParser().parse(io.BytesIO(self.rfile.read(length)), kind, length, dict(options))
            with files["file"].stream as stream:
                bucket.left = stream.read()
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with serving(S3) as port:
        bucket.url = f"http://127.0.0.1:{port}"
        yield bucket


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    with standing() as one:
        yield one


def fulfilled(bucket: Bucket, material: ZipsHanded | ImageHanded, folder: Path, *engines: str) -> Report:
    """What the command leaves."""
    target: Any = FunctionTarget(arn="arn:aws:lambda:eu-central-1:111122223333:function:orders", code_sha256="x")
    if isinstance(material, ImageHanded):
        name, _, digest = material.reference.partition("@")
        target = ImageTarget(ref=name, digest=digest)
    upload = Upload(v=1, url=f"{bucket.url}/", fields={"key": "jobs/reports/1"})
    order = Order(v=1, scan=SCAN, attempt=1, target=target, engines=engines or ("packages",), material=material, upload=upload)
    file = folder / "order"
    file.write_text(order.to_json())
    done = CliRunner().invoke(job, ["--order-file", str(file), "--workdir", str(folder / "work")])
    assert (done.exit_code, done.output) == (0, "")
    assert not any((folder / "work").iterdir())
    return read_report(gzip.decompress(bucket.left), SCAN, 1)


def test_a_package_with_its_layers_is_read_from_its_addresses(bucket: Bucket, tmp_path: Path) -> None:
    zips = ZipsHanded(
        package=bucket.hand(zipped(app_DOT_py="import flask\n")),
        layers=(bucket.hand(zipped(**{f"python__{INSTALLED}": METADATA})),),
    )
    report = fulfilled(bucket, zips, tmp_path)
    assert report.inventories is not None
    assert [one["name"] for one in report.inventories.head["components"]] == ["acme-cart"]
    assert report.stack is not None
    assert [language.name for language in report.stack.languages] == ["Python"]


def test_a_layer_alone_is_read(bucket: Bucket, tmp_path: Path) -> None:
    report = fulfilled(bucket, ZipsHanded(layers=(bucket.hand(zipped(**{f"python__{INSTALLED}": METADATA})),)), tmp_path)
    assert [(run.engine, run.coverage.packages) for run in report.engines] == [("packages", 1)]


def shop() -> MadeImage:
    return made([layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("libssl3", "openssl", "3.0.9-1"))})])


def handed(bucket: Bucket, image: MadeImage, left_out: str = "") -> ImageHanded:
    blobs = tuple(bucket.hand(content) for digest, content in image.blobs.items() if digest != left_out)
    return ImageHanded(
        reference=f"111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/shop@{image.digest}",
        architecture="amd64",
        manifest=image.manifests[image.digest].decode(),
        blobs=blobs,
    )


def test_an_image_is_read_from_its_parts_and_no_registry_is_asked(bucket: Bucket, tmp_path: Path) -> None:
    report = fulfilled(bucket, handed(bucket, shop()), tmp_path)
    assert [(run.engine, run.outcome, run.coverage.packages) for run in report.engines] == [("packages", "clean", 1)]


@pytest.mark.parametrize(("status", "reason"), [(403, "address-ended"), (400, "address-ended"), (302, "unreachable")])
def test_an_address_that_opens_nothing_is_an_error_with_its_reason(
    bucket: Bucket, tmp_path: Path, status: int, reason: str
) -> None:
    bucket.status = status
    report = fulfilled(bucket, ZipsHanded(package=bucket.hand(zipped(app_DOT_py="1\n"))), tmp_path, "packages", "secrets")
    assert [(run.outcome, run.reason and run.reason.code) for run in report.engines] == [("error", reason)] * 2
    assert "canary" not in report.to_json()


def test_other_content_than_was_said_is_not_read(bucket: Bucket, tmp_path: Path) -> None:
    report = fulfilled(bucket, ZipsHanded(package=bucket.hand(b"other", "sha256:" + "0" * 64)), tmp_path)
    assert [run.reason and run.reason.code for run in report.engines] == ["code-changed"]


def test_a_part_that_was_not_handed_over_is_an_error(bucket: Bucket, tmp_path: Path) -> None:
    image = shop()
    report = fulfilled(bucket, handed(bucket, image, left_out=list(image.blobs)[-1]), tmp_path)
    assert [run.reason and run.reason.code for run in report.engines] == ["bad-image"]


def test_what_is_no_archive_is_an_error_and_not_a_crash(bucket: Bucket, tmp_path: Path) -> None:
    report = fulfilled(bucket, ZipsHanded(package=bucket.hand(b"this is no zip")), tmp_path)
    assert [run.outcome for run in report.engines] == ["error"]
