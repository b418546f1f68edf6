"""Manifests that ask for packages while no lock file says which ones."""

from pathlib import Path

import pytest

from scanner.inventory.unlocked import unlocked

GRADLE = 'plugins { id "java" }\ndependencies {\n    implementation "com.google.guava:guava:31.0"\n}\n'
NPM = '{"dependencies": {"express": "^4"}}'


def told(root: Path, files: dict[str, str]) -> str | None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    note = unlocked(root, files)
    assert note is None or (note.path, note.reason.code, note.gap) == ("*", "no-lock-file", False)
    return note and note.reason.text.partition(", so what")[0]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/build.gradle", GRADLE),
        ("app/build.gradle.kts", 'dependencies {\n    testImplementation("junit:junit:4.13")\n    api(libs.okhttp)\n}\n'),
        ("package.json", NPM),
        ("composer.json", '{"require": {"php": ">=8", "symfony/http-kernel": "^5"}}'),
        ("Gemfile", 'source "https://rubygems.org"\ngem "rack"\n'),
        ("Cargo.toml", '[package]\nname = "a"\n[target.\'cfg(unix)\'.dependencies]\nnix = "1"\n'),
        ("Pipfile", '[packages]\nflask = "*"\n'),
        ("pyproject.toml", '[project]\nname = "a"\ndependencies = [\n  "flask",\n]\n'),
    ],
)
def test_a_manifest_that_asks_without_a_lock_file_is_named(path: str, text: str, tmp_path: Path) -> None:
    assert told(tmp_path, {path: text}) == f"{path} has no lock file"


@pytest.mark.parametrize(
    "files",
    [
        {"build.gradle": "plugins {}\n", "package.json": '{"name": "a", "scripts": {}}', "pyproject.toml": "[tool.ruff]\n"},
        {"composer.json": '{"require": {"php": ">=8"}}', "Cargo.toml": "[workspace]\n", "Gemfile": "# gem\n"},
        {"package-lock.json": "", "packages/web/package.json": NPM},
        {"a/b/build.gradle": GRADLE, "a/b/gradle.lockfile": ""},
        {"pyproject.toml": '[project]\ndependencies = ["a"]\n', "requirements-dev.txt": ""},
    ],
    ids=["ask-nothing", "ask-for-nothing", "locked-above", "locked-beside", "locked-by-requirements"],
)  # fmt: skip
def test_who_asks_for_nothing_or_is_locked_is_not(files: dict[str, str], tmp_path: Path) -> None:
    assert told(tmp_path, files) is None


def test_several_are_counted_and_a_lock_file_below_or_beside_does_not_serve(tmp_path: Path) -> None:
    files = {
        "a/package.json": NPM,
        "b/package.json": NPM,
        "b/c/yarn.lock": "",
        "d/Cargo.lock": "",
        "missing/build.gradle": GRADLE,
    }
    assert told(tmp_path, files) == "a/package.json and 2 more have no lock file"
    (tmp_path / "missing/build.gradle").unlink()
    note = unlocked(tmp_path, files)
    assert note is not None
    assert note.reason.text.startswith("a/package.json and 1 more"), "what can not be read is told where it was laid out"


@pytest.mark.parametrize("text", ["\n" * 900_000, "[" * 900_000, '"' * 900_000, '"a/' * 300_000, "a" * 900_000, " gem" * 200_000])
def test_no_text_takes_long(text: str, tmp_path: Path) -> None:
    told(
        tmp_path,
        dict.fromkeys(["build.gradle", "Gemfile", "Cargo.toml", "composer.json", "package.json", "pyproject.toml"], text),
    )
