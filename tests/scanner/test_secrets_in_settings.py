"""Secrets in an image's configuration: its environment, labels, command and build history, which whoever pulls it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.coverage import Outcome
from findings.model import Finding
from scanner.beside import prepare_image
from scanner.engines.secrets_literals import literals
from scanner.pipeline import ScanResult, run
from scanner.sources.base_image import BaseImage
from scanner.sources.image import platform_named, resolve
from scanner.sources.image_files import layout_directory
from scanner.sources.image_layers import open_image
from scanner.sources.image_manifest import Descriptor, Manifest
from scanner.sources.image_settings import searched_texts
from tests.scanner.images import OS_RELEASE, MadeImage, lay_layout, layer, made

if TYPE_CHECKING:
    from pathlib import Path

# Put together here, so that no scanner takes this file for a leak.
STRIPE = "sk_" + "live_51H8xYzAbCdEfGhIjKlMnOpQr"
GITHUB = "ghp_" + "x7Yk2Lm9Qw4Er6Ty8Ui0Op3As5Df1Gh2Jk4Z"
PASSWORD = "Tr0ub4dor&" + "3x"
DRAWN = "Zx81LmQ0pWv7" + "Ks3Tn5Rb"
KEY = "8fK2mQz7Lw4X" + "v9Tn3Rb6Yc1Hd"
MANIFEST = Manifest(Descriptor("sha256:" + "0" * 64, 1, ""), ())

HISTORY = [
    {"created_by": "/bin/sh -c #(nop) ADD file:abc in / "},
    {"created_by": f"/bin/sh -c #(nop)  ENV DB_PASSWORD={PASSWORD}", "empty_layer": True},
    {"created_by": '/bin/sh -c #(nop)  CMD ["bash"]', "empty_layer": True},
    {"created_by": f"ARG TOKEN={GITHUB}", "empty_layer": True},
    {"created_by": f'RUN |1 TOKEN={GITHUB} /bin/sh -c curl -H "Authorization: Bearer {STRIPE}" https://x # buildkit'},
    {"created_by": f"RUN /bin/sh -c API_KEY={KEY} make # buildkit", "empty_layer": True},
]
SETTINGS = {
    "Env": ["PATH=/bin", f"DB_PASSWORD={PASSWORD}"],
    "Cmd": ["app", f"--token={DRAWN}"],
    "Labels": {"maintainer": "a"},
}


def scanned(image: MadeImage, folder: Path) -> ScanResult:
    blobs = layout_directory(lay_layout(image, folder / "layout"))
    (folder / "scan").mkdir()
    image_contents = open_image(blobs, resolve(blobs, "", platform_named("linux/amd64")), folder / "scan")
    prepared = prepare_image(image_contents, ("secrets",))
    return run(prepared.workspace, prepared.engines)


def told(finding: Finding) -> tuple[str, str, int, str]:
    words = finding.message.partition("), ")[2].partition(" Rotate it")[0]
    return finding.title, finding.location.path, finding.location.start_line, words


def test_what_the_configuration_holds_is_told_in_words_and_never_by_value(tmp_path: Path) -> None:
    image = made([layer({"etc/os-release": OS_RELEASE}), layer({"app/x": b"hello"})], HISTORY, settings=SETTINGS)
    result = scanned(image, tmp_path)
    found = {finding.rule: finding for finding in result.findings}
    history, environment = "image-configuration/history", "image-configuration/environment"
    assert told(found["secrets/hard-coded-password"]) == (
        "Secret in the image's environment: Hard-coded password",
        environment,
        2,
        "in the environment variable DB_PASSWORD (set by step 2 of the build history). The base image brought it.",
    )
    assert told(found["secrets/github-pat"]) == (
        "Secret in the image's build history: GitHub PAT",
        history,
        4,
        "in step 4 of the build history (ARG). It was added above the base image.",
    )
    assert told(found["secrets/stripe-access-token"])[1:3] == (history, 5)
    assert told(found["secrets/hard-coded-key"])[1:3] == (history, 6)
    assert told(found["secrets/hard-coded-token"]) == (
        "Secret in the image's command: Hard-coded token",
        "image-configuration/command",
        1,
        "in the command.",
    )
    assert found["secrets/hard-coded-password"].snippet == "DB_PASSWORD=****"
    assert all(value not in repr(result) for value in (STRIPE[4:], GITHUB[4:], PASSWORD, DRAWN[4:], KEY[4:]))
    assert result.runs[0].outcome is Outcome.FINDINGS


def test_a_configuration_too_long_to_be_read_is_a_gap(tmp_path: Path) -> None:
    image = made([layer({"etc/os-release": OS_RELEASE})], settings={"Env": ["A=" + "x" * 2_000_000]})
    (account,) = scanned(image, tmp_path).runs
    assert account.outcome is Outcome.PARTIAL
    assert [(gap.path, gap.reason.code) for gap in account.coverage.gaps] == [("image-configuration/environment", "too-large")]


def lines_of(part: str, config: dict[str, Any], base: BaseImage | None = None) -> list[tuple[str, str, bool | None]]:
    (found,) = [one for one in searched_texts(MANIFEST, config, base or BaseImage()) if one.name == part]
    lines = found.text.removesuffix("\n").split("\n")
    return [(line, setting.words, setting.in_base) for line, setting in zip(lines, found.settings.by_line, strict=True)]


def test_every_line_of_a_value_is_of_its_variable() -> None:
    config = {"config": {"Env": ["A=1\n2", "B=\0", 3, "C"]}, "history": [{"created_by": "ENV A=1 B=2"}]}
    assert lines_of("environment", config, BaseImage(1, 0)) == [
        ("A=1", "the environment variable A (set by step 1 of the build history)", False),
        ("2", "the environment variable A (set by step 1 of the build history)", False),
        ("B= ", "the environment variable B (set by step 1 of the build history)", False),
        ("C", "the environment variable C", None),
    ]


def test_what_is_not_set_by_name_alone_stands_on_its_own_line_too() -> None:
    assert [line for line, _, _ in lines_of("history", {"history": [{"created_by": f"RUN |1 PW={PASSWORD} /bin/sh -c x"}]})] == [
        f"RUN |1 PW={PASSWORD} /bin/sh -c x",
        f"PW={PASSWORD}",
    ]
    searched = lines_of("history", {"history": [{"created_by": f"ENV DB_PASSWORD={PASSWORD}"}]})
    assert list(literals("history.env", "\n".join(line for line, _, _ in searched).encode()))


def test_a_name_that_may_be_a_secret_itself_is_counted_and_not_shown() -> None:
    named = {"a": "1", GITHUB: "2", "com.example.buildToken": "3", "0f1e2d3c4b5a69788796a5b4c3d2e1f0": "4", "S3_KEY": "5"}
    words = [words for _, words, _ in lines_of("labels", {"config": {"Labels": named}})]
    assert words == [
        "the label a",
        "the label number 2",
        "the label com.example.buildToken",
        "the label number 4",
        "the label S3_KEY",
    ]


@pytest.mark.parametrize(
    "step", ["\n" * 500_000, "a" * 500_000, "A=b " * 100_000, "A" + "=" * 500_000, "/bin/sh -c #(nop)" + " " * 500_000]
)
def test_no_step_takes_long(step: str) -> None:
    assert lines_of("history", {"history": [{"created_by": step}]})


def test_a_command_that_no_step_has_is_nobody_s() -> None:
    steps = {"history": [{"created_by": '/bin/sh -c #(nop)  CMD ["bash"]'}]}
    assert lines_of("command", {"config": {"Cmd": ["bash"]}, **steps}, BaseImage(1, 1))[0][2] is True
    assert lines_of("command", {"config": {"Cmd": ["sh"]}, **steps}, BaseImage(1, 1))[0][1:] == ("the command", None)


LEAF = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
ANY = st.recursive(LEAF, lambda one: st.lists(one) | st.dictionaries(st.text(max_size=3), one), max_leaves=6)


@given(
    config=st.fixed_dictionaries({}, optional={"Env": ANY, "Labels": ANY, "Cmd": ANY, "OnBuild": ANY, "Healthcheck": ANY}) | ANY,
    history=st.lists(st.fixed_dictionaries({}, optional={"created_by": ANY}) | ANY) | ANY,
    of_base=st.none() | st.integers(0, 3),
)
def test_any_configuration_is_read_with_a_setting_for_each_line(config: object, history: object, of_base: int | None) -> None:
    for part in searched_texts(MANIFEST, {"config": config, "history": history}, BaseImage(of_base, of_base)):
        assert part.text.count("\n") == len(part.settings.by_line)
