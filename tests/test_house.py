"""The house rules that no linter knows: sizes, words, and that every skip says what is missing."""

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("findings", "protocol", "scanner", "advisories", "webhooks", "k8s", "cloudformation", "app", "cli", "demo", "bench")
CASES = ROOT / "bench" / "detection" / "cases"  # labelled code, with the faults it is labelled for
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if CASES not in path.parents)
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
LONGEST_MODULE, LONGEST_FUNCTION = 400, 60
MODULE_P90, FUNCTION_P90 = 250, 35


def lines_of(path: Path) -> int:
    return path.read_text().count("\n")


def functions() -> list[tuple[str, int]]:
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_modules_are_small() -> None:
    assert {str(path.relative_to(ROOT)): lines_of(path) for path in MODULES if lines_of(path) > LONGEST_MODULE} == {}
    assert statistics.quantiles(map(lines_of, MODULES), n=10)[8] <= MODULE_P90


def test_functions_are_short() -> None:
    sizes = functions()
    assert {name: size for name, size in sizes if size > LONGEST_FUNCTION} == {}
    assert statistics.quantiles([size for _, size in sizes], n=10)[8] <= FUNCTION_P90


def test_modules_are_named_for_what_they_do() -> None:
    assert [path for path in MODULES if path.stem in FORBIDDEN_NAMES] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_says_what_it_is_for(package: str) -> None:
    told = {
        path: ast.get_docstring(ast.parse(path.read_text()))
        for path in MODULES
        if path.name == "__init__.py" and path.relative_to(ROOT).parts[0] == package
    }
    assert [path for path, docstring in told.items() if not docstring or len(docstring) < 20] == []


def test_no_file_holds_a_stub() -> None:
    stub = re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError")
    assert [path for path in MODULES if stub.search(path.read_text())] == []


def test_make_alone_lists_the_commands() -> None:
    listed = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(command in listed for command in ("demo", "test", "lint", "bench", "serve"))


def test_chaos_runs_every_module_that_has_more_to_do_then() -> None:
    recipe = (ROOT / "Makefile").read_text().partition("\nchaos:")[2].partition("\n\n")[0]
    named = [word for word in re.split(r"[\s\\]+", recipe) if word.startswith("tests/")]
    more = re.compile(r"\bequipment import .*\b(?:long|many)\b|\bequipment\.(?:long|many)\b")
    having = [
        str(path.relative_to(ROOT)) for path in sorted((ROOT / "tests").rglob("test_*.py")) if more.search(path.read_text())
    ]
    assert having
    assert [path for path in having if not any(path == name or path.startswith(f"{name}/") for name in named)] == []
