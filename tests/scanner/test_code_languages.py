"""Which files go to which analyzer, and to which folder of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scanner.engines.code_languages import language_of

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\n"


def folders(root: Path, path: str, text: str = "") -> tuple[str, ...] | None:
    """The folders of rules for a file with this text."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    found = language_of(root, path)
    return None if found is None else found.rule_folders


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("main.go", "go"),
        ("web/index.php", "php"),
        ("Rakefile", "ruby"),
        ("Api/Startup.cs", "csharp"),
        ("Dockerfile", "dockerfile"),
        ("docker/Dockerfile.dev", "dockerfile"),
        ("build/app.dockerfile", "dockerfile"),
        ("infra/main.tf", "terraform"),
        (".github/workflows/build.yml", "github"),
        (".github/workflows/release.yaml", "github"),
    ],
)
def test_names_tell_the_folder_of_rules(tmp_path: Path, path: str, expected: str) -> None:
    assert folders(tmp_path, path) == (expected,)


def test_manifests_are_told_by_what_they_hold(tmp_path: Path) -> None:
    assert folders(tmp_path, "deploy/pod.yaml", MANIFEST) == ("kubernetes",)
    assert folders(tmp_path, "deploy/two.yml", "# first\n---\n" + MANIFEST) == ("kubernetes",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name: value\n",
        "apiVersion: v1\nname: x\n",
        "spec:\n  apiVersion: v1\n  kind: Pod\n",
        MANIFEST + "spec:\n  {{- if .Values.on }}\n  hostNetwork: true\n  {{- end }}\n",
        MANIFEST + "spec:\n  replicas: {{ .Values.replicas }}\n",
    ],
)
def test_other_yaml_and_templates_are_not_read(tmp_path: Path, text: str) -> None:
    assert folders(tmp_path, "settings.yaml", text) is None


def test_a_workflow_elsewhere_is_plain_yaml(tmp_path: Path) -> None:
    assert folders(tmp_path, "github/workflows/build.yml", "on: push\njobs: {}\n") is None


def test_yaml_that_can_not_be_opened_has_no_language(tmp_path: Path) -> None:
    assert language_of(tmp_path, "gone.yaml") is None
