import base64
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from scanner.sources.contents import Contents
from scanner.sources.errors import SourceError
from scanner.sources.image import platform_named, resolve
from scanner.sources.image_errors import (
    BadReferenceError,
    DigestMismatchError,
    ImageNotFoundError,
    NoPlatformError,
    PlainHttpError,
    RegistryRefusedError,
    RegistryUnreachableError,
)
from scanner.sources.image_layers import open_image
from scanner.sources.image_reference import ImageReference, read_reference, refuse_plain
from scanner.sources.registry import open_registry
from scanner.sources.registry_credentials import Credentials, credentials_for
from tests.scanner.images import OS_RELEASE, STATUS, MadeImage, digest_of, dpkg, index_of, layer, made
from tests.scanner.oci_registry import PASSWORD, REFRESH, TOKEN, USER, State, basic, running

BASE = layer({"etc/os-release": OS_RELEASE, STATUS: dpkg(("libssl3", "openssl", "3.0.9-1"))})
TOP = layer({"app/package.json": b'{"name":"shop","version":"1.0.0"}'})


@pytest.fixture
def state() -> State:
    found = State()
    found.push("team/shop", "1", made([BASE, TOP]))
    return found


@pytest.fixture
def registry(state: State) -> Iterator[str]:
    with running(state) as name:
        yield name


def fetched(name: str, folder: Path, environment: Mapping[str, str] | None = None, platform: str = "linux/amd64") -> Contents:
    folder.mkdir(exist_ok=True)
    with open_registry(name, folder / "blobs", environment or {}) as blobs:
        return open_image(blobs, resolve(blobs, blobs.reference, platform_named(platform)), folder)


def login(registry: str) -> dict[str, str]:
    return {"OUTRIDER_REGISTRY": registry, "OUTRIDER_REGISTRY_USERNAME": USER, "OUTRIDER_REGISTRY_PASSWORD": PASSWORD}


def test_an_image_is_fetched_and_nothing_of_it_stays_behind(state: State, registry: str, tmp_path: Path) -> None:
    contents = fetched(f"{registry}/team/shop:1", tmp_path / "a")
    assert set(contents.material.layers) == {"etc/os-release", STATUS, "app/package.json"}
    assert [digest[:7] for digest in contents.layers.digests] == ["sha256:", "sha256:"]
    assert list((tmp_path / "a" / "blobs").iterdir()) == []
    assert state.authorizations == [""] * len(state.authorizations)


def test_the_tag_is_resolved_once_and_all_else_goes_by_digest(state: State, registry: str, tmp_path: Path) -> None:
    fetched(f"{registry}/team/shop:1", tmp_path / "a")
    assert state.asked["/v2/team/shop/manifests/1"] == 1
    assert all(count == 1 for count in state.asked.values())


@pytest.mark.parametrize("kind", ["basic", "bearer"])
def test_the_registry_is_shown_what_it_asks_for(kind: str, state: State, registry: str, tmp_path: Path) -> None:
    state.login = kind
    fetched(f"{registry}/team/shop:1", tmp_path / "a", login(registry))
    assert state.authorizations[0] == ""
    assert {basic(USER, PASSWORD), f"Bearer {TOKEN}"} & set(state.authorizations)


def test_of_several_ways_to_ask_the_first_is_taken(state: State, registry: str, tmp_path: Path) -> None:
    state.login, state.also = "bearer", ', Basic realm="https://registry.invalid/other"'
    fetched(f"{registry}/team/shop:1", tmp_path / "a", login(registry))
    assert state.authorizations[-1] == f"Bearer {TOKEN}"


@pytest.mark.parametrize("token", [{"token": "t" * 2_000_000}, {"token": 1}, {"token": "a\nb"}, []])
def test_an_answer_that_holds_no_token_is_a_refusal(
    token: object, state: State, registry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.login = "bearer"
    monkeypatch.setattr("tests.scanner.oci_registry.GIVEN", token)
    with pytest.raises(RegistryRefusedError, match="No token was given"):
        fetched(f"{registry}/team/shop:1", tmp_path / "a", login(registry))


def test_an_identity_token_is_exchanged(state: State, registry: str, tmp_path: Path) -> None:
    state.login = "bearer"
    auths = {"auths": {registry: {"auth": base64.b64encode(b"0000:").decode(), "identitytoken": REFRESH}}}
    fetched(f"{registry}/team/shop:1", tmp_path / "a", {"DOCKER_AUTH_CONFIG": json.dumps(auths)})
    assert state.authorizations[-1] == f"Bearer {TOKEN}"


@pytest.mark.parametrize("kind", ["basic", "bearer"])
@pytest.mark.parametrize("environment", [{}, {"OUTRIDER_REGISTRY_PASSWORD": "wrong"}])
def test_a_refusal_says_what_to_do_and_no_secret(
    kind: str, environment: dict[str, str], state: State, registry: str, tmp_path: Path
) -> None:
    state.login = kind
    with pytest.raises(RegistryRefusedError, match="docker login") as refused:
        fetched(f"{registry}/team/shop:1", tmp_path / "a", {**login(registry), **environment} if environment else {})
    assert "wrong" not in str(refused.value)


def test_credentials_stay_with_the_registry_they_are_for(state: State, registry: str, tmp_path: Path) -> None:
    state.login = "basic"
    storage = State(repositories=state.repositories)
    with running(storage) as other:
        state.redirect_to = f"http://{other}"
        fetched(f"{registry}/team/shop:1", tmp_path / "a", login(registry))
    assert storage.asked
    assert set(storage.authorizations) == {""}


def test_credentials_of_another_registry_are_not_shown(state: State, registry: str, tmp_path: Path) -> None:
    state.login = "basic"
    with pytest.raises(RegistryRefusedError):
        fetched(f"{registry}/team/shop:1", tmp_path / "a", login("registry.example"))
    assert basic(USER, PASSWORD) not in state.authorizations


def test_a_busy_registry_is_asked_again_and_can_not_make_anybody_wait_for_hours(
    state: State, registry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanner.sources.fetching.LONGEST_WAIT_S", 0)
    state.busy = 2
    assert fetched(f"{registry}/team/shop:1", tmp_path / "a").material.layers


def test_a_layer_that_breaks_off_is_fetched_again(state: State, registry: str, tmp_path: Path) -> None:
    state.cut = 1
    with open_registry(f"{registry}/team/shop:1", tmp_path / "blobs", {}) as blobs:
        image = resolve(blobs, "1", platform_named("linux/amd64"))
        assert blobs.blob(image.manifest.layers[0]).stat().st_size == image.manifest.layers[0].size


@pytest.mark.parametrize("part", ["manifest", "config", "layer"])
def test_what_is_not_what_was_asked_for_is_refused(part: str, state: State, registry: str, tmp_path: Path) -> None:
    image = state.repositories["team/shop"]
    digests = {"manifest": image.digest, "config": next(iter(image.blobs)), "layer": list(image.blobs)[1]}
    digest = digests[part]
    state.wrong[digest] = image.everything[digest][:-1] + b" "
    with pytest.raises(DigestMismatchError):
        fetched(f"{registry}/team/shop@{image.digest}", tmp_path / "a")


def test_a_layer_longer_than_listed_is_not_read_to_its_end(state: State, registry: str, tmp_path: Path) -> None:
    digest = list(state.repositories["team/shop"].blobs)[1]
    state.wrong[digest] = b"\0" * 5_000_000
    with pytest.raises(DigestMismatchError, match="larger"):
        fetched(f"{registry}/team/shop:1", tmp_path / "a")


def test_an_index_is_asked_for_a_platform(state: State, registry: str, tmp_path: Path) -> None:
    arm = made([layer({"etc/os-release": OS_RELEASE})])
    both = index_of({"linux/amd64": made([BASE, TOP]), "linux/arm64/v8": arm, "unknown/unknown": made([TOP])})
    state.push("team/both", "latest", both)
    assert set(fetched(f"{registry}/team/both", tmp_path / "a", platform="linux/arm64").material.layers) == {"etc/os-release"}
    assert len(fetched(f"{registry}/team/both", tmp_path / "b").layers.digests) == 2
    with pytest.raises(NoPlatformError, match="linux/amd64, linux/arm64/v8"):
        fetched(f"{registry}/team/both", tmp_path / "c", platform="linux/s390x")


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        (b"[]", "bad-image"),
        (b"[" * 100_000, "bad-image"),
        (b'{"schemaVersion":1,"fsLayers":[]}', "bad-image"),
        (b'{"manifests":[{"digest":"sha256:x"}]}', "bad-image"),
        (b'{"layers":[],"config":{"digest":"../../etc/passwd","size":1}}', "bad-image"),
        (b'{"layers":{},"config":{}}', "bad-image"),
        (b'{"manifests":[]}', "no-such-platform"),
    ],
)
def test_a_manifest_that_is_none_is_refused(manifest: bytes, reason: str, state: State, registry: str, tmp_path: Path) -> None:
    state.push("bad", "latest", MadeImage(digest_of(manifest), {}, {digest_of(manifest): manifest}))
    with pytest.raises(SourceError) as refused:
        fetched(f"{registry}/bad", tmp_path / "a")
    assert refused.value.reason == reason


def test_what_is_not_there_is_not_found(registry: str, tmp_path: Path) -> None:
    with pytest.raises(ImageNotFoundError):
        fetched(f"{registry}/team/shop:2", tmp_path / "a")


def test_a_registry_that_does_not_answer_is_unreachable(tmp_path: Path) -> None:
    with running(State()) as gone:
        pass
    with pytest.raises(RegistryUnreachableError):
        fetched(f"{gone}/team/shop:1", tmp_path / "a")


@pytest.mark.parametrize("url", ["http://registry.example/v2/", "http://169.254.169.254/", "ftp://a/", "file:///etc/passwd", ""])
def test_nothing_is_asked_without_encryption_but_this_machine(url: str) -> None:
    with pytest.raises(PlainHttpError):
        refuse_plain(url, plain_http=False)


def test_a_token_is_not_fetched_without_encryption(state: State, registry: str, tmp_path: Path) -> None:
    state.login, state.realm = "bearer", "http://tokens.example/token"
    with pytest.raises(PlainHttpError):
        fetched(f"{registry}/team/shop:1", tmp_path / "a", login(registry))


D = "sha256:" + "0" * 64


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("debian", ImageReference("docker.io", "library/debian", "latest")),
        ("debian:12", ImageReference("docker.io", "library/debian", "12")),
        ("docker.io/team/shop", ImageReference("docker.io", "team/shop", "latest")),
        ("ghcr.io/team/shop:v1", ImageReference("ghcr.io", "team/shop", "v1")),
        (f"ghcr.io/team/shop:v1@{D}", ImageReference("ghcr.io", "team/shop", D)),
        ("localhost:5000/shop", ImageReference("localhost:5000", "shop", "latest")),
        ("[::1]:5000/shop", ImageReference("[::1]:5000", "shop", "latest")),
        ("1234.dkr.ecr.eu-west-1.amazonaws.com/shop", ImageReference("1234.dkr.ecr.eu-west-1.amazonaws.com", "shop", "latest")),
    ],
)
def test_names_are_read_as_other_tools_read_them(text: str, expected: ImageReference) -> None:
    assert read_reference(text) == expected


@pytest.mark.parametrize(
    "text", ["", "A", "a@sha256:1", "../x", "a b", "ghcr.io/", "ghcr.io/a:", "evil.example\n/a", "a/../b", "-a"]
)
def test_other_names_are_wrong_usage(text: str) -> None:
    with pytest.raises(BadReferenceError):
        read_reference(text)


def test_https_is_the_rule() -> None:
    assert read_reference("ghcr.io/a/b").base_url(plain_http=False) == "https://ghcr.io"
    assert read_reference("debian").base_url(plain_http=False) == "https://registry-1.docker.io"
    assert read_reference("[::1]:5000/a").base_url(plain_http=False) == "http://[::1]:5000"
    assert read_reference("registry.example:5000/a").base_url(plain_http=True) == "http://registry.example:5000"


def config(tmp_path: Path, document: object) -> dict[str, str]:
    (tmp_path / "config.json").write_text(json.dumps(document))
    return {"DOCKER_CONFIG": str(tmp_path)}


def test_docker_s_configuration_is_read(tmp_path: Path) -> None:
    auth = base64.b64encode(b"me:pass:word").decode()
    known = config(tmp_path, {"auths": {"ghcr.io": {"auth": auth}, "https://index.docker.io/v1/": {"auth": auth}}})
    assert credentials_for("ghcr.io", known) == Credentials("me", "pass:word")
    assert credentials_for("docker.io", known) == Credentials("me", "pass:word")
    assert credentials_for("quay.io", known) is None


@pytest.mark.parametrize(
    "document", [[], {"auths": []}, {"auths": {"a": 1}}, {"auths": {"a": {"auth": "!"}}}, {"credHelpers": 3}]
)
def test_a_configuration_that_is_none_is_passed_over(document: object, tmp_path: Path) -> None:
    assert credentials_for("a", config(tmp_path, document)) is None


def test_credential_helpers_run_only_when_allowed(tmp_path: Path) -> None:
    helper = tmp_path / "docker-credential-test"
    helper.write_text('#!/bin/sh\nread name\nprintf \'{"Username":"u","Secret":"for %s"}\' "$name"\n')
    helper.chmod(0o755)
    known = {**config(tmp_path, {"credHelpers": {"ghcr.io": "test"}}), "PATH": f"{tmp_path}:/usr/bin:/bin"}
    assert credentials_for("ghcr.io", known) is None
    assert credentials_for("ghcr.io", {**known, "OUTRIDER_CREDENTIAL_HELPERS": "1"}) == Credentials("u", "for ghcr.io")
    assert credentials_for("ghcr.io", {**known, "OUTRIDER_CREDENTIAL_HELPERS": "1", "PATH": "/nonexistent"}) is None


def test_credentials_do_not_print_their_secret() -> None:
    assert "word" not in repr(Credentials("me", "word", "word"))
