"""Whatever a lock file holds, a reader answers or refuses in the typed way."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.inventory import Package
from scanner.inventory.reading import InventoryError
from scanner.inventory.wanted import context_wanted
from tests.scanner.inventory.locks import read, sample

FIXTURES = {
    "npm/v1.json": "package-lock.json",
    "npm/v2.json": "package-lock.json",
    "npm/v3.json": "package-lock.json",
    "yarn/yarn.lock": "yarn.lock",
    "pnpm/v6.yaml": "pnpm-lock.yaml",
    "pnpm/v9.yaml": "pnpm-lock.yaml",
    "poetry/poetry.lock": "poetry.lock",
    "uv/uv.lock": "uv.lock",
    "go/go.mod": "go.mod",
    "rust/Cargo.lock": "Cargo.lock",
    "requirements/app.txt": "requirements.txt",
    "requirements/block-comments.txt": "requirements.txt",
}
CONTENT = {name: sample(name) for name in FIXTURES}
MANIFESTS = {
    "package.json": sample("npm/package.json"),
    "pyproject.toml": sample("poetry/pyproject.toml"),
    "Cargo.toml": sample("rust/Cargo.toml"),
    "bounds.txt": sample("requirements/bounds.txt"),
}
TOKENS = ["{", "}", "[", "]", '"', ":", "@", "=", "(", ")", "null", "1e999", "#", "-r", "&a", "*a", "---", "==", "\\"]
PIECES = st.one_of(st.text(max_size=8), st.sampled_from([*TOKENS, "\n", "\n  ", "\0", "\ud800"]))
KEYS = [
    "node_modules/a",
    "packages",
    "dependencies",
    "devDependencies",
    "a",
    "version",
    "name",
    "link",
    "requires",
    "workspaces",
    "source",
    "groups",
    "git",
    "type",
]
SCALARS = (
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5) | st.sampled_from(["1.0.0", "a", "file:a", "link:a"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["", *KEYS]), inner, max_size=4),
    max_leaves=12,
)


def toml(value: object) -> str:
    """A value as TOML writes it inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return '""' if value is None else json.dumps(value)


def packages_or_refusal(path: str, text: str, others: dict[str, str]) -> tuple[Package, ...]:
    with suppress(InventoryError):
        return read(path, text, others).packages
    return ()


def assert_plausible(packages: tuple[Package, ...], text: str) -> None:
    for package in packages:
        assert package.name.isascii()
        assert package.version
        assert package.line >= 1
        if package.path not in MANIFESTS:
            assert package.line <= len(text.splitlines())


@pytest.mark.parametrize("name", FIXTURES)
@settings(deadline=None)  # the machine may be busy
@given(data=st.data())
def test_cut_and_mutated_locks(name: str, data: st.DataObject) -> None:
    text = CONTENT[name]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.one_of(st.just(len(text)), st.integers(start, min(len(text), start + 40))))
        text = text[:start] + data.draw(PIECES) + text[end:]
    assert_plausible(packages_or_refusal(FIXTURES[name], text, MANIFESTS), text)
    context_wanted(FIXTURES[name], text)


@settings(deadline=None)  # the machine may be busy
@given(version=st.sampled_from([1, 2, 3]), packages=VALUES, dependencies=VALUES, manifest=VALUES)
def test_wrong_types_in_package_locks(version: int, packages: object, dependencies: object, manifest: object) -> None:
    text = json.dumps({"lockfileVersion": version, "packages": packages, "dependencies": dependencies}, indent=1)
    assert_plausible(packages_or_refusal("package-lock.json", text, {"package.json": json.dumps(manifest)}), text)


@settings(deadline=None)  # the machine may be busy
@given(packages=VALUES, importers=VALUES, snapshots=VALUES, version=st.sampled_from(["6.0", "9.0"]))
def test_wrong_types_in_pnpm_locks(packages: object, importers: object, snapshots: object, version: str) -> None:
    fields = {"lockfileVersion": version, "packages": packages, "importers": importers, "snapshots": snapshots}
    text = json.dumps(fields)  # JSON is YAML
    assert_plausible(packages_or_refusal("pnpm-lock.yaml", text, {}), text)


TABLES = st.dictionaries(
    st.sampled_from(
        ["name", "version", "source", "dependencies", "optional-dependencies", "dev-dependencies", "groups", "category"]
    ),
    VALUES,
)


@settings(deadline=None)  # the machine may be busy
@given(path=st.sampled_from(["poetry.lock", "uv.lock", "Cargo.lock"]), tables=st.lists(TABLES, max_size=3), manifest=VALUES)
def test_wrong_types_in_toml_locks(path: str, tables: list[dict[str, object]], manifest: object) -> None:
    lines = (["[[package]]", *(f"{key} = {toml(value)}" for key, value in table.items())] for table in tables)
    text = "\n".join(["version = 1", *(line for table in lines for line in table)])
    wrong = toml(manifest)
    manifests = {
        "pyproject.toml": f"project = {wrong}\ntool = {{poetry = {wrong}}}\ndependency-groups = {wrong}\n",
        "Cargo.toml": f"package = {wrong}\ndependencies = {wrong}\ntarget = {wrong}\nworkspace = {wrong}\n",
    }
    assert_plausible(packages_or_refusal(path, text, manifests), text)


PIP = ["a==1", "-e ", "--hash", "; ", "[x]", " @ ", "https://[", "git+", "# via", "\\\n", "-c x", "a.whl", "file:"]


@settings(deadline=None)  # the machine may be busy
@given(st.lists(PIECES | st.sampled_from(PIP), max_size=12))
def test_any_requirements(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert_plausible(packages_or_refusal("requirements.txt", text, {"x": text}), text)
    context_wanted("requirements.txt", text)


@pytest.mark.parametrize("name", ["package.json", "Cargo.toml", "pyproject.toml", "base.in", "yarn.lock"])
@settings(deadline=None)  # the machine may be busy
@given(text=st.text())
def test_context_of_any_text(name: str, text: str) -> None:
    for path in context_wanted(f"a/{name}", text):
        assert not path.startswith(("/", "../"))
