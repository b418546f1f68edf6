import json

import pytest

from findings.inventory import Scope
from scanner.inventory.reading import InventoryError, TooDeepError, UnparsableError, UnsupportedVersionError
from tests.scanner.inventory.locks import facts, package_of, read, sample

ALONE = json.dumps({"dependencies": {"debug": "^2.6.8"}, "devDependencies": {"mkdirp": "0.5.1"}})


def test_yarn_blocks_with_a_manifest_beside() -> None:
    reading = read("yarn.lock", sample("yarn/yarn.lock"), {"package.json": ALONE})
    assert facts(package_of(reading, "debug")) == ("2.6.9", 55, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "ms", "2.0.0")) == ("2.0.0", 94, False, Scope.RUNTIME, ("debug",))
    assert facts(package_of(reading, "minimist", "0.0.8")) == ("0.0.8", 77, False, Scope.DEV, ("mkdirp",))
    assert len(reading.packages) == 19
    assert reading.included == ("package.json",)


def test_yarn_with_workspaces_does_not_deny_what_they_may_ask() -> None:
    reading = read("yarn.lock", sample("yarn/yarn.lock"), {"package.json": sample("yarn/package.json")})
    assert package_of(reading, "minimist", "1.2.5").direct is True, "nobody in the file pulls it in, so a workspace asks"
    assert package_of(reading, "color-name").direct is None
    assert package_of(reading, "color-name").via[0] == "color-convert"


def test_yarn_asks_the_workspaces_that_the_scan_has() -> None:
    lock = "# yarn lockfile v1\n\n" + "".join(f'{name}@^1.0.0:\n  version "1.0.0"\n\n' for name in ("run", "build", "test"))
    manifests = {
        "w/package.json": '{"workspaces": {"packages": ["./packages/*", "!packages/old"]},"devDependencies": {"test": "^1.0.0"}}',
        "w/packages/a/package.json": '{"dependencies": {"run": "^1.0.0"}, "devDependencies": {"build": "^1.0.0"}}',
        "w/packages/b/package.json": "not JSON",
        "w/packages/old/package.json": '{"dependencies": {"build": "^1.0.0"}}',
        "w/other/package.json": '{"dependencies": {"test": "^1.0.0"}}',
    }
    reading = read("w/yarn.lock", lock, manifests)
    assert {(package.name, package.direct, package.scope) for package in reading.packages} == {
        ("run", True, Scope.RUNTIME),
        ("build", True, Scope.DEV),
        ("test", True, Scope.DEV),
    }


def test_yarn_without_a_manifest_does_not_guess() -> None:
    reading = read("yarn.lock", sample("yarn/yarn.lock"))
    assert {package.direct for package in reading.packages} == {None}
    assert package_of(reading, "chalk").via == ("@babel/highlight", "@babel/code-frame")


def test_yarn_alias_and_scope() -> None:
    reading = read("yarn.lock", sample("yarn/yarn.lock"))
    assert package_of(reading, "lodash").line == 104
    assert package_of(reading, "@babel/code-frame").line == 5


@pytest.mark.parametrize("text", ["just words", "  version 1\n", "a@1:\n  ((( \n", "\x00", "a@1"])
def test_what_yarn_does_not_write_is_refused(text: str) -> None:
    with pytest.raises(UnparsableError):
        read("yarn.lock", text)


@pytest.mark.parametrize(("version", "lines"), [("v9", (98, 76, 112, 102)), ("v6", (127, 98, 149, 134))])
def test_pnpm_importers_ask(version: str, lines: tuple[int, ...]) -> None:
    reading = read("pnpm-lock.yaml", sample(f"pnpm/{version}.yaml"))
    assert facts(package_of(reading, "loose-envify")) == ("1.4.0", lines[0], False, Scope.RUNTIME, ("react",))
    assert facts(package_of(reading, "debug")) == ("2.6.9", lines[1], True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "ms", "2.0.0")) == ("2.0.0", lines[2], False, Scope.RUNTIME, ("debug",))
    assert facts(package_of(reading, "minimist", "0.0.8")) == ("0.0.8", lines[3], False, Scope.DEV, ("mkdirp",))
    assert package_of(reading, "lodash").direct is True, "under an alias"
    assert package_of(reading, "react-dom").direct is True, "with peers in parentheses"
    assert len(reading.packages) == 24


def test_pnpm_reads_every_document() -> None:
    tools = "lockfileVersion: '9.0'\npackages:\n  tool@1.0.0: {}\n"
    project = "lockfileVersion: '9.0'\npackages:\n  lib@2.0.0: {}\n"
    reading = read("pnpm-lock.yaml", f"---\n{tools}---\n{project}")
    assert {package.name: package.line for package in reading.packages} == {"tool": 4, "lib": 8}


def test_pnpm_package_from_a_repository() -> None:
    key = "x@https://codeload.example.test/x/tar.gz/abc"
    head = "lockfileVersion: '9.0'\npackages:\n"
    assert read("pnpm-lock.yaml", f"{head}  {key}:\n    version: 1.2.3\n").packages[0].version == "1.2.3"
    (gap,) = read("pnpm-lock.yaml", f"{head}  {key}: {{}}\n").skipped
    assert (gap.reason.code, gap.gap) == ("no-version", True)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("lockfileVersion: 4.0\npackages: {}\n", UnsupportedVersionError),
        ("", UnparsableError),
        ("- a\n", UnparsableError),
        ("lockfileVersion: '9.0'\npackages: [a]\n", UnparsableError),
        ("lockfileVersion: '9.0'\npackages: &a {b: *a}\n", UnparsableError),
        ("lockfileVersion: '9.0'\nx: \ud800\n", UnparsableError),
        ("lockfileVersion: '9.0'\nx: " + "[" * 100_000, TooDeepError),
        ("lockfileVersion: '9.0'\nx: " + "{a: " * 100_000, TooDeepError),
        ("? [a]\n: b\n", UnparsableError),
    ],
)
def test_hostile_pnpm_locks_are_refused_by_name(text: str, error: type[InventoryError]) -> None:
    with pytest.raises(error):
        read("pnpm-lock.yaml", text)
