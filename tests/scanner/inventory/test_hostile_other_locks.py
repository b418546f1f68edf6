"""Whatever a lock file or a manifest beside it holds, the newer readers answer or refuse in the typed way too."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.inventory.wanted import context_wanted
from tests.scanner.inventory import test_hostile_locks as hostile
from tests.scanner.inventory import test_npm_family as npm
from tests.scanner.inventory import test_other_ecosystems as others

FIXTURES = {
    "yarn.lock": npm.BERRY,
    "pnpm-lock.yaml": npm.PNPM_5,
    "bun.lock": npm.BUN,
    "pdm.lock": others.PDM,
    "web/pom.xml": others.POM,
    "m/web/pom.xml": others.WEB_POM,
    "w/yarn.lock": '# yarn lockfile v1\n\na@^1.0.0:\n  version "1.0.0"\n',
    "w/Cargo.lock": 'version = 4\n[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "registry"\n',
    "gradle.lockfile": "# x\na:b:1.0=compileClasspath,testClasspath\nempty=\n",
    "Gemfile.lock": others.GEMS,
    "src/App.csproj": others.PROJECT,
    "Directory.Packages.props": others.ABOVE["Directory.Packages.props"],
    "packages.config": '<packages>\n<package id="A" version="1.0.0" developmentDependency="true"/></packages>',
    "composer.lock": '{"packages": [{"name": "a/b", "version": "v1.0", "license": ["MIT"], "require": {"c": "1"}}]}',
    "packages.lock.json": '{"dependencies": {"net8": {"A": {"type": "Direct", "resolved": "1.0", "dependencies": {"B": "1"}}}}}',
    "Pipfile.lock": '{"_meta": {}, "default": {"a": {"version": "==1.0"}}, "develop": {"b": {"version": "==2"}}}',
}  # fmt: skip
MANIFESTS = {
    **npm.MANIFESTS,
    **others.ABOVE,
    "pom.xml": others.PARENT,
    **{f"m/{path}": text for path, text in others.REACTOR.items()},
    "w/package.json": '{"workspaces": ["p/*", "!p/old"]}',
    "w/p/a/package.json": '{"devDependencies": {"a": "^1.0.0"}}',
    "w/Cargo.toml": '[workspace]\nmembers = ["p/**"]\nexclude = ["p/old"]\n',
    "w/p/a/Cargo.toml": '[package]\nname = "m"\n[dev-dependencies]\na = "1"\n',
    "Gemfile": others.GEMFILE,
    "pyproject.toml": others.PDM_PROJECT,
    "Pipfile": '[packages]\na = "*"\n',
    "composer.json": '{"require": {"a/b": "1"}}',
}
PIECES = hostile.PIECES | st.sampled_from(["<", ">", "<a>", "</a>", "${x}", "$(x)", "<!DOCTYPE a []>", "&amp;", "&x;", ",", "()"])


@pytest.mark.parametrize("path", FIXTURES)
@settings(deadline=None, max_examples=25)  # the machine may be busy
@given(data=st.data())
def test_cut_and_mutated_locks_and_manifests(path: str, data: st.DataObject) -> None:
    def mutated(text: str) -> str:
        for _ in range(data.draw(st.integers(1, 3))):
            start = data.draw(st.integers(0, len(text)))
            end = data.draw(st.one_of(st.just(len(text)), st.integers(start, min(len(text), start + 40))))
            text = text[:start] + data.draw(PIECES) + text[end:]
        return text

    text = mutated(FIXTURES[path])
    for manifests in (MANIFESTS, {name: mutated(content) for name, content in MANIFESTS.items()}):
        for package in hostile.packages_or_refusal(path, text, manifests):
            assert package.name.isascii()
            assert package.version
            assert 1 <= package.line <= text.count("\n") + 2
    for wanted in context_wanted(path, text):
        assert not wanted.startswith(("/", "../"))


KEYS = [
    *hostile.KEYS,
    "resolution",
    "lockfileVersion",
    "default",
    "develop",
    "packages-dev",
    "license",
    "require",
    "type",
    "resolved",
    "a@npm:1",
]
VALUES = st.recursive(
    hostile.SCALARS | st.sampled_from(["a@npm:1", "a@workspace:.", "==1", "Direct", "Project"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["", *KEYS]), inner, max_size=4),
    max_leaves=15,
)


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("bun.lock", ("workspaces", "packages")),
        ("composer.lock", ("packages", "packages-dev")),
        ("packages.lock.json", ("dependencies", "version")),
        ("Pipfile.lock", ("default", "develop")),
        ("pnpm-lock.yaml", ("packages", "dependencies")),
        ("yarn.lock", ("a@npm:1", "b@workspace:.")),
    ],
)
@settings(deadline=None, max_examples=40)
@given(values=st.lists(VALUES, min_size=2, max_size=2), manifest=VALUES)
def test_wrong_types(path: str, keys: tuple[str, str], values: list[object], manifest: object) -> None:
    head: dict[str, object] = {"pnpm-lock.yaml": {"lockfileVersion": "5.4"}, "yarn.lock": {"__metadata": {}}}.get(path, {})
    text = json.dumps({**head, **dict(zip(keys, values, strict=True))})
    text = "__metadata:\n  version: 8\n" + text if path == "yarn.lock" and not head else text
    names = ("package.json", "composer.json", "Pipfile")
    for package in hostile.packages_or_refusal(path, text, dict.fromkeys(names, json.dumps(manifest))):
        assert package.version


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pom.xml", "<project><parent>" * 40_000),
        ("yarn.lock", '  resolution: "' + "@workspace:" * 100_000),
        ("Gemfile.lock", "GEM\n" + "    a (" * 200_000),
        ("gradle.lockfile", ":" * 500_000),
        ("App.csproj", "<Project><ItemGroup>" + '<PackageReference Include="a" Version="1' + "[" * 100_000 + '"/>'),
        ("bun.lock", "{" + " " * 500_000 + "," * 1000),
        ("pnpm-lock.yaml", "lockfileVersion: 5.4\npackages:\n  /" + "a/" * 200_000 + "1.0.0: {}\n"),
    ],
)
def test_what_would_cost_a_naive_reader_time(path: str, text: str) -> None:
    hostile.packages_or_refusal(path, text, {"Gemfile": "group " * 200_000 + " do"})
    context_wanted(path, text)
