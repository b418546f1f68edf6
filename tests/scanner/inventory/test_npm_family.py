"""Lock files of Yarn 2 and newer, of pnpm 3 to 7, and of Bun."""

import json

import pytest

from findings.inventory import Scope
from scanner.inventory.reading import InventoryError, UnparsableError
from tests.scanner.inventory.locks import facts, package_of, read

BERRY = """\
__metadata:
  version: 8
  cacheKey: 10c0

"app@workspace:.":
  version: 0.0.0-use.local
  resolution: "app@workspace:."
  dependencies:
    express: "npm:^4.17.1"
    mocha: "npm:^10.0.0"
    old-lodash: "npm:lodash@4.17.20"
  languageName: unknown
  linkType: soft

"express@npm:^4.17.1, express@npm:^4.18.0":
  version: 4.18.2
  resolution: "express@npm:4.18.2"
  dependencies:
    qs: "npm:6.11.0"
  languageName: node
  linkType: hard

"mocha@npm:^10.0.0":
  version: 10.2.0
  resolution: "mocha@npm:10.2.0"
  dependencies:
    qs: "npm:6.11.0"
    ms: "npm:2.1.3"
  languageName: node
  linkType: hard

"ms@npm:2.1.3":
  version: 2.1.3
  resolution: "ms@npm:2.1.3"
  languageName: node
  linkType: hard

"old-lodash@npm:lodash@4.17.20":
  version: 4.17.20
  resolution: "lodash@npm:4.17.20"
  languageName: node
  linkType: hard

"qs@npm:6.11.0":
  version: 6.11.0
  resolution: "qs@npm:6.11.0"
  languageName: node
  linkType: hard

"typescript@patch:typescript@npm%3A^5.0.0#optional!builtin<compat/typescript>":
  version: 5.0.4
  resolution: "typescript@patch:typescript@npm%3A5.0.4#optional!builtin<compat/typescript>::version=5.0.4&hash=b5f058"
  languageName: node
  linkType: hard

"web@workspace:packages/web":
  version: 0.0.0-use.local
  resolution: "web@workspace:packages/web"
  dependencies:
    ms: "npm:2.1.3"
  languageName: unknown
  linkType: soft
"""
MANIFESTS = {
    "package.json": json.dumps({"dependencies": {"express": "^4.17.1"}, "devDependencies": {"mocha": "^10.0.0"}}),
    "packages/web/package.json": json.dumps({"devDependencies": {"ms": "2.1.3"}}),
}
PNPM_5 = """\
lockfileVersion: 5.4
specifiers:
  express: ^4.17.1
  react-dom: ^17.0.0
  jest: ^29.0.0
  aliased: npm:lodash@4.17.20
dependencies:
  express: 4.18.2
  react-dom: 17.0.2_react@17.0.2
  aliased: /lodash/4.17.20
devDependencies:
  jest: 29.0.0
packages:
  /express/4.18.2:
    resolution: {integrity: sha512-a}
    dependencies:
      qs: 6.11.0
    dev: false
  /@jest/core/29.0.0:
    resolution: {integrity: sha512-b}
    dev: true
  /jest/29.0.0:
    resolution: {integrity: sha512-c}
    dependencies:
      '@jest/core': 29.0.0
    dev: true
  /lodash/4.17.20:
    resolution: {integrity: sha512-d}
    dev: false
  /qs/6.11.0:
    resolution: {integrity: sha512-e}
    dev: false
  /react-dom/17.0.2_react@17.0.2:
    resolution: {integrity: sha512-f}
    dev: false
"""
BUN = """\
{
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "app",
      "dependencies": { "express": "^4.18.0", },
      "devDependencies": { "mocha": "^10.0.0", },
    },
    "packages/web": { "name": "@shop/web", "dependencies": { "ms": "2.0.0", } },
  },
  // written by hand
  "packages": {
    "@shop/web": ["@shop/web@workspace:packages/web"],
    "express": ["express@4.18.2", "", { "dependencies": { "ms": "2.1.3" } }, "sha512-a, ]"],
    "mocha": ["mocha@10.2.0", "", { "dependencies": { "glob": "7.2.0" } }, "sha512-b"],
    "glob": ["glob@7.2.0", "", {}, "sha512-c"],
    "ms": ["ms@2.1.3", "", {}, "sha512-d"],
    "@shop/web/ms": ["ms@2.0.0", "", {}, "sha512-e"],
    "tool": ["tool@github:a/tool#abc", {}, "a-tool-abc"],
  },
}
"""


def test_berry_workspaces_ask_and_the_rest_is_pulled_in() -> None:
    reading = read("yarn.lock", BERRY, MANIFESTS)
    assert facts(package_of(reading, "express")) == ("4.18.2", 15, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "mocha")) == ("10.2.0", 23, True, Scope.DEV, ())
    assert facts(package_of(reading, "qs")) == ("6.11.0", 44, False, Scope.RUNTIME, ("express",))
    assert facts(package_of(reading, "ms")) == ("2.1.3", 32, True, Scope.DEV, ()), "a workspace's own dev dependency"
    assert facts(package_of(reading, "lodash"))[:3] == ("4.17.20", 38, True), "an alias is the package behind it"
    assert package_of(reading, "typescript").version == "5.0.4", "a patched package is that package"
    assert len(reading.packages) == 6
    assert reading.included == ("package.json", "packages/web/package.json")


@pytest.mark.parametrize(("asked", "inner"), [("npm:^5.0.0", "typescript@npm%3A^5.0.0"), ("^4.9", "typescript@^4.9")])
def test_berry_patches_what_is_asked_for_under_its_own_name(asked: str, inner: str) -> None:
    lock = f"""__metadata:
  version: 8

"typescript@patch:{inner}#optional!builtin<compat/typescript>":
  version: 5.0.4
  resolution: "typescript@patch:{inner}#optional!builtin<compat/typescript>::version=5.0.4"

"typescript@npm:{asked.removeprefix("npm:")}":
  version: 5.0.4
  resolution: "typescript@npm:5.0.4"

"web@workspace:.":
  version: 0.0.0-use.local
  resolution: "web@workspace:."
  dependencies:
    typescript: "{asked}"
"""
    reading = read("yarn.lock", lock, {"package.json": f'{{"devDependencies": {{"typescript": "{asked}"}}}}'})
    assert facts(package_of(reading, "typescript"))[2:] == (True, Scope.DEV, ())


def test_berry_of_yarn_3_leaves_npm_out_where_it_asks() -> None:
    text = BERRY.replace('"npm:6.11.0"', "6.11.0")
    assert package_of(read("yarn.lock", text), "qs").via == ("express",)


def test_yarn_1_may_quote_everything() -> None:
    text = '# yarn lockfile v1\n\na@1:\n  "version" "1.0.0"\n  "dependencies":\n    "b" "2"\n\nb@2:\n  version "2.0.0"\n'
    assert {package.name for package in read("yarn.lock", text).packages} == {"a", "b"}


def test_pnpm_5_names_versions_behind_slashes_and_peers_behind_underscores() -> None:
    reading = read("pnpm-lock.yaml", PNPM_5)
    assert facts(package_of(reading, "express")) == ("4.18.2", 14, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "qs")) == ("6.11.0", 30, False, Scope.RUNTIME, ("express",))
    assert facts(package_of(reading, "@jest/core")) == ("29.0.0", 19, False, Scope.DEV, ("jest",))
    assert facts(package_of(reading, "react-dom")) == ("17.0.2", 33, True, Scope.RUNTIME, ())
    assert package_of(reading, "lodash").direct is True
    assert len(reading.packages) == 6


def test_a_pnpm_project_without_packages_has_none() -> None:
    assert read("pnpm-lock.yaml", "lockfileVersion: 5.4\nspecifiers:\npackages:\n").packages == ()


def test_buns_paths_are_who_gets_what() -> None:
    reading = read("bun.lock", BUN)
    assert facts(package_of(reading, "express")) == ("4.18.2", 14, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "glob")) == ("7.2.0", 16, False, Scope.DEV, ("mocha",))
    assert facts(package_of(reading, "ms", "2.1.3")) == ("2.1.3", 17, False, Scope.RUNTIME, ("express",))
    assert facts(package_of(reading, "ms", "2.0.0")) == ("2.0.0", 18, True, Scope.RUNTIME, ())
    assert [skipped.reason.code for skipped in reading.skipped] == ["no-version"]
    assert len(reading.packages) == 5


@pytest.mark.parametrize(
    ("path", "text", "error"),
    [
        ("bun.lock", "", UnparsableError),
        ("bun.lock", "{}", UnparsableError),
        ("bun.lock", '{"packages": [1]}', UnparsableError),
        ("bun.lock", '"' + '\\"' * 200_000, UnparsableError),
        ("bun.lock", '{"packages": ' + "[" * 100_000, InventoryError),
        ("yarn.lock", "__metadata:\n- a\n- : b", UnparsableError),
    ],
)
def test_hostile_ones_are_refused_by_name(path: str, text: str, error: type[InventoryError]) -> None:
    with pytest.raises(error):
        read(path, text)


def test_npms_lock_tells_licences() -> None:
    packages = {"node_modules/a": {"version": "1.0.0", "license": "(MIT OR GPL-3.0)"}, "node_modules/b": {"version": "1.0.0"}}
    reading = read("package-lock.json", json.dumps({"lockfileVersion": 3, "packages": packages}))
    assert (package_of(reading, "a").licences, package_of(reading, "b").licences) == (("(MIT OR GPL-3.0)",), ())
