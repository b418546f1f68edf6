"""What is left out of a file for one run: bodies nobody needs, and nothing moves."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.engines.code_core import Core
from scanner.engines.code_excerpt import Excerpt, excerpt
from scanner.engines.code_outline import FUNCTIONS, Function, Outline, outline_rules
from scanner.engines.code_output import CoreOutput, Match
from scanner.engines.interface import Limits
from scanner.engines.source_text import SourceText
from tests.equipment import ROOT, many

LIMITS = Limits(seconds=120)
CASES = ROOT / "bench/detection/cases"
ENDINGS = {"python": {".py"}, "java": {".java"}, "javascript": {".js", ".ts", ".jsx", ".tsx"}}


def functions_in(text: str, *bodies: str) -> list[Function]:
    starts = [text.encode().index(body.encode()) for body in bodies]
    return [
        Function("f", "", str(at), start, start + len(body.encode()), {}, body, complete=True)
        for at, (start, body) in enumerate(zip(starts, bodies, strict=True))
    ]


def shown(text: str, family: str, *bodies: str, needed: tuple[int, ...] = ()) -> str:
    found = functions_in(text, *bodies)
    seen = excerpt(text.encode(), family, sorted(found, key=lambda each: each.start), [found[at] for at in needed])
    assert_in_place(text.encode(), seen)
    return seen.data.decode()


def assert_in_place(data: bytes, seen: Excerpt) -> None:
    assert [len(line) for line in seen.data.split(b"\n")] == [len(line) for line in data.split(b"\n")]
    for at, (before, after) in enumerate(zip(data, seen.data, strict=True)):
        assert before == after or not seen.has(at)


def bare(text: str) -> str:
    """Without the blanks at the ends of lines, and without empty lines."""
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())


@pytest.mark.parametrize(
    ("family", "function", "left"),
    [
        ("python", "def f(a, b=(1, 2)):\n    x = a\n    return x", "def f(a, b=(1, 2)):\n    0"),
        ("python", "async def f(a: T[B, C]) -> T[str]:  # why\n  # what\n  return a", "async def f(a: T[B, C]) -> T[str]:\n  0"),
        ("python", 'def f():\n    """Says.\n\n  it"""\n    return 1', "def f():\n    0"),
        ("python", "def f(a): return g(a)", "def f(a): 0"),
        ("python", "def f(a):\n# at the margin\n\tif a:\n\t\treturn é(a)", "def f(a):\n\t0"),
        ("java", "static <T> T f(M<K, T> m) throws B, C {\n  return m.a(1);\n}", "static <T> T f(M<K, T> m) throws B, C {\n}"),
        ("javascript", "function f(a) {\n  return `}${a}`\n}", "function f(a) {\n}"),
        ("javascript", "f = async (a) => {\n  return a\n};", "f = async (a) => {\n};"),
        ("javascript", "f(a: string): Promise<string[]> {\n  return a\n}", "f(a: string): Promise<string[]> {\n}"),
    ],
)
def test_a_body_that_nobody_needs_is_blank(family: str, function: str, left: str) -> None:
    assert bare(shown(function, family, function)) == left


@pytest.mark.parametrize(
    ("family", "function"),
    [
        ("python", "f = lambda a: g(a)"),
        ("python", "def f(a=')'):\n    return a"),
        ("python", "def f(a) -> 'list[)]':\n    return a"),
        ("python", "def f(a):"),
        ("javascript", "f = a => { if (a) { g(a) } }"),
        ("javascript", "f = (a) => g(a)"),
        ("javascript", "f(): { a: string } {\n  return b\n}"),
        ("javascript", "f(): A | { a: string } {\n  return b\n}"),
        ("java", "String f(String a) { return a; } //"),
    ],
)
def test_a_function_whose_head_is_not_plain_keeps_its_body(family: str, function: str) -> None:
    assert shown(function, family, function) == function


def test_a_needed_function_is_seen_with_what_is_inside_and_around_it() -> None:
    inner = "def inner(a):\n        return a"
    outer = f"def outer(a):\n    {inner}\n    return inner(a)"
    other = "def other(a):\n    return a"
    text = f"X = 1\n{outer}\n{other}\n"
    for needed in (0, 1):
        assert bare(shown(text, "python", outer, inner, other, needed=(needed,))) == f"X = 1\n{outer}\ndef other(a):\n    0"
    assert bare(shown(text, "python", outer, inner, other, needed=(2,))) == f"X = 1\ndef outer(a):\n    0\n{other}"


STATEMENTS = st.sampled_from(
    [
        "x = 1",
        "return x",
        "# nothing",
        "'''a\n  b'''",
        "if x:\n        y = (\n1)",
        "def g(): pass",
        "pass  # {(",
        "s = ')'",
        "é = x\\\n + 1",
    ]
)


@given(st.lists(st.lists(STATEMENTS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_is_left_of_python_is_python(bodies: list[list[str]]) -> None:
    texts = [f"def f{at}(a):\n    " + "\n    ".join(["b = 0", *body]) for at, body in enumerate(bodies)]
    text = "\n".join(texts) + "\n"
    left = ast.parse(shown(text, "python", *texts, needed=(0,)))
    assert ast.dump(left.body[0]) == ast.dump(ast.parse(texts[0]).body[0])
    assert [len(function.body) for function in left.body[1:] if isinstance(function, ast.FunctionDef)] == [1] * (len(bodies) - 1)


@pytest.mark.parametrize("family", sorted(ENDINGS))
def test_what_is_left_of_the_labelled_cases_parses_and_has_their_functions(family: str, tmp_path: Path) -> None:
    files = sorted(str(path) for path in (CASES / family).rglob("*") if path.suffix in ENDINGS[family])[:: many(8, 1)]
    whole = outlined(family, files)
    assert whole.matches
    left, heads = dict[str, str](), dict[str, set[tuple[int, int]]]()
    for at, file in enumerate(files):
        text = SourceText(Path(file).read_bytes())
        drawn = Outline(file, text, tuple(match for match in whole.matches if match.path == file))
        seen = excerpt(text.data, family, drawn.functions, [])
        left[file] = str(tmp_path / f"{at}{Path(file).suffix}")
        Path(left[file]).write_bytes(seen.data)
        starts = {start for start, _ in seen.left_out}
        heads[left[file]] = {each for each in starts_of(drawn.matches) if text.offset(*each) in starts}
    again = outlined(family, list(left.values()))
    assert again.faults == ()
    assert sum(map(len, heads.values())) > len(files) // 2
    for file, expected in heads.items():
        assert starts_of(match for match in again.matches if match.path == file) >= expected


def outlined(family: str, files: list[str]) -> CoreOutput:
    analyzer = {".ts": "typescript", ".tsx": "typescript"}
    targets = [(file, file, analyzer.get(Path(file).suffix, family)) for file in files]
    return Core().run(outline_rules(family, ["none"]), targets, LIMITS, 50_000)


def starts_of(matches: Iterable[Match]) -> set[tuple[int, int]]:
    return {(match.start.line, match.start.col) for match in matches if match.check_id.startswith(FUNCTIONS)}
