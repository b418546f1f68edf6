import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.paths import fault, matches, selected


@pytest.mark.parametrize(
    ("glob", "path", "meant"),
    [
        ("*.py", "a.py", True),
        ("*.py", "src/deep/a.py", True),
        ("/*.py", "src/a.py", False),
        ("src/*.py", "src/a.py", True),
        ("src/*.py", "src/deep/a.py", False),
        ("src/*.py", "other/src/a.py", False),
        ("src/**/a.py", "src/a.py", True),
        ("src/**/a.py", "src/x/y/a.py", True),
        ("**/test_*", "tests/unit/test_a.py", True),
        ("docs", "docs/index.md", True),
        ("docs", "src/docs/index.md", True),
        ("/docs", "src/docs/index.md", False),
        ("docs/", "docs", False),
        ("docs/**", "docs", False),
        ("docs/**", "docs/a/b", True),
        ("a?.py", "ab.py", True),
        ("a?.py", "a/.py", False),
        ("app/[id]/page.tsx", "app/[id]/page.tsx", True),
        ("app/[id]/page.tsx", "app/i/page.tsx", False),
        ("A.py", "a.py", False),
        ("**", "any/thing", True),
        ("src", "srcs/a.py", False),
        ("a.py", "aXpy", False),
    ],
)
def test_globs_mean_what_gitignore_means_by_them(glob: str, path: str, meant: bool) -> None:  # noqa: FBT001  a table's column
    assert matches(glob, path) is meant


def naive(glob: list[str], path: list[str]) -> bool:
    """The definition, word by word, in exponential time."""
    if not glob:
        return True
    if glob[0] == "**":
        return bool(path) and (len(glob) == 1 or any(naive(glob[1:], path[skip:]) for skip in range(len(path) + 1)))
    pattern = "".join({"*": ".*", "?": "."}.get(sign, re.escape(sign)) for sign in glob[0])
    return bool(path) and re.fullmatch(pattern, path[0], re.DOTALL) is not None and naive(glob[1:], path[1:])


names = st.text("ab.\n", min_size=1, max_size=4).filter(lambda name: name not in {".", ".."})
parts = st.lists(
    st.just("**") | st.text("ab*?", min_size=1, max_size=5).filter(lambda name: "**" not in name), min_size=1, max_size=5
)


@given(parts, st.lists(names, min_size=1, max_size=6))
def test_the_fast_matcher_agrees_with_the_definition(glob: list[str], path: list[str]) -> None:
    assert matches("/" + "/".join(glob), "/".join(path)) is naive(glob, path)


@pytest.mark.parametrize("glob", ["**/a/" * 100 + "b", "*a" * 400 + "b", "**/*a*a*a*a*a*a*a*a*a*a*b/**/c", "?*" * 400 + "b"])
@pytest.mark.parametrize("path", ["a/" * 2000 + "a", "a" * 4000, ("a" * 200 + "/") * 20 + "c"])
def test_no_path_makes_the_matcher_try_combinations(glob: str, path: str) -> None:
    """Trying them would take longer than the test run may: it would be ended, not passed."""
    assert not matches(glob, path)


def test_files_are_selected_when_included_and_not_excluded() -> None:
    assert selected("src/a.py", [], [])
    assert selected("src/a.py", ["src"], ["*.js"])
    assert not selected("src/a.js", ["src"], ["*.js"])
    assert not selected("lib/a.py", ["src"], [])


@pytest.mark.parametrize("glob", ["", "/", " ", "!a", "../a", "a/./b", "a//b", "a\\b", "a\0", "a**/b", "x" * 1001])
def test_globs_that_could_not_be_meant_are_named(glob: str) -> None:
    assert fault(glob)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_glob_can_be_matched_with_any_path(glob: str, path: str) -> None:
    assert matches(glob, path) in {True, False}
