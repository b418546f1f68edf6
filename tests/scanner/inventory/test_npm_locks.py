import json

import pytest

from findings.inventory import Scope
from scanner.inventory.reading import InventoryError, TooDeepError, UnparsableError, UnsupportedVersionError
from tests.scanner.inventory.locks import facts, package_of, read, sample


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_root_and_workspaces_ask_and_the_rest_is_pulled_in(version: str) -> None:
    text = sample(f"npm/{version}.json")
    reading = read("package-lock.json", text)
    assert facts(package_of(reading, "express")) == ("4.17.1", 162, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "ee-first")) == ("1.1.1", 136, False, Scope.RUNTIME, ("on-finished", "express"))
    assert facts(package_of(reading, "mkdirp")) == ("0.5.1", 370, True, Scope.DEV, ())
    assert facts(package_of(reading, "tar")) == ("4.4.13", 542, True, Scope.DEV, ()), "a workspace's own dev dependency"
    assert facts(package_of(reading, "yallist")) == ("3.1.1", 604, False, Scope.DEV, ("tar",))
    assert package_of(reading, "fsevents").direct is True, "optional ones are asked for too"
    assert len(reading.packages) == 62
    assert reading.skipped == ()


def test_the_nearest_node_modules_wins() -> None:
    reading = read("package-lock.json", sample("npm/v3.json"))
    assert facts(package_of(reading, "ms", "2.1.1")) == ("2.1.1", 510, False, Scope.RUNTIME, ("send", "express"))
    assert facts(package_of(reading, "ms", "2.1.2")) == ("2.1.2", 619, True, Scope.RUNTIME, ())
    assert package_of(reading, "minimist", "0.0.8").via == ("mkdirp",)


def test_an_alias_is_the_package_behind_it() -> None:
    for version in ("v1", "v2", "v3"):
        reading = read("package-lock.json", sample(f"npm/{version}.json"), {"package.json": sample("npm/package.json")})
        assert package_of(reading, "lodash").version == "4.17.20"
        assert "old-lodash" not in {package.name for package in reading.packages}


def test_every_line_names_its_package() -> None:
    for version in ("v1", "v2", "v3"):
        text = sample(f"npm/{version}.json")
        lines = text.splitlines()
        for package in read("package-lock.json", text).packages:
            assert package.name in lines[package.line - 1] or package.name == "lodash"


def test_version_one_takes_the_root_from_its_manifest() -> None:
    text, manifest = sample("npm/v1.json"), sample("npm/package.json")
    reading = read("web/package-lock.json", text, {"web/package.json": manifest})
    assert facts(package_of(reading, "accepts")) == ("1.3.8", 27, False, Scope.RUNTIME, ("express",))
    assert package_of(reading, "express").direct is True
    assert package_of(reading, "mkdirp").scope is Scope.DEV
    assert reading.included == ("web/package.json",)
    assert reading.skipped == (), "workspaces are the project itself"


def test_version_one_without_a_manifest_does_not_guess_who_asked() -> None:
    reading = read("package-lock.json", sample("npm/v1.json"), {"package.json": "{broken"})
    assert package_of(reading, "express").direct is None
    assert {package.direct for package in reading.packages} == {None}
    assert reading.included == ()


def test_what_came_from_a_repository_without_a_version_is_a_gap() -> None:
    lock = {"lockfileVersion": 1, "dependencies": {"x": {"version": "git+ssh://git@example.test/x.git#abc"}}}
    reading = read("npm-shrinkwrap.json", json.dumps(lock))
    assert reading.packages == ()
    ((path, reason, gap),) = ((item.path, item.reason.code, item.gap) for item in reading.skipped)
    assert (path, reason, gap) == ("npm-shrinkwrap.json", "no-version", True)


def test_of_several_copies_the_one_that_runs_is_told_once() -> None:
    packages = {
        "": {"dependencies": {"a": "1"}, "devDependencies": {"t": "1"}},
        "node_modules/t": {"version": "1.0.0", "dev": True, "dependencies": {"x": "1"}},
        "node_modules/t/node_modules/x": {"version": "1.0.0", "dev": True},
        "node_modules/a": {"version": "1.0.0", "dependencies": {"x": "1"}},
        "node_modules/a/node_modules/x": {"version": "1.0.0"},
    }
    reading = read("package-lock.json", json.dumps({"lockfileVersion": 3, "packages": packages}))
    (found,) = (package for package in reading.packages if package.name == "x")
    assert (found.scope, found.via) == (Scope.RUNTIME, ("a",))


def test_of_a_key_that_repeats_the_last_counts_as_it_does_for_npm() -> None:
    text = '{"lockfileVersion": 3, "packages": {"node_modules/a": {"version": "1.0.0"}, "node_modules/a": {"version": "2.0.0"}}}'
    assert {package.version for package in read("package-lock.json", text).packages} == {"2.0.0"}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"lockfileVersion": 9, "packages": {}}', UnsupportedVersionError),
        ("{}", UnparsableError),
        ("[]", UnparsableError),
        ('{"lockfileVersion": 3, "packages": []}', UnparsableError),
        ('{"lockfileVersion": 3} trailing', UnparsableError),
        ('{"lockfileVersion": ' + "9" * 5000 + "}", UnparsableError),
        ('{"lockfileVersion": 3, "x": ' + "[" * 100_000, TooDeepError),
        ('{"lockfileVersion": 1, ' + '"dependencies": {"a": {' * 500, TooDeepError),
    ],
)
def test_hostile_locks_are_refused_by_name(text: str, error: type[InventoryError]) -> None:
    with pytest.raises(error):
        read("package-lock.json", text)


def test_folders_nested_beyond_any_file_system_are_refused() -> None:
    folder = "/".join(f"node_modules/p{number}" for number in range(2000))
    with pytest.raises(TooDeepError):
        read("package-lock.json", json.dumps({"lockfileVersion": 3, "packages": {folder: {"version": "1.0.0"}}}))
