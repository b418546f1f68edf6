import pytest

from findings.inventory import Scope
from scanner.inventory.reading import Reading, TooLargeError, UnparsableError, UnsupportedVersionError
from tests.scanner.inventory.locks import facts, package_of, read, sample


def line_with(text: str, needle: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if line == needle)


def test_poetry_groups_and_graph() -> None:
    text = sample("poetry/poetry.lock")
    reading = read("poetry.lock", text, {"pyproject.toml": sample("poetry/pyproject.toml")})
    assert facts(package_of(reading, "flask")) == ("2.2.0", line_with(text, 'name = "flask"'), True, Scope.RUNTIME, ())
    assert package_of(reading, "markupsafe").via == ("jinja2", "flask")
    assert package_of(reading, "markupsafe").direct is False
    assert facts(package_of(reading, "pytest"))[2:] == (True, Scope.DEV, ())
    assert facts(package_of(reading, "pluggy"))[2:] == (False, Scope.DEV, ("pytest",))
    assert package_of(reading, "pyyaml").version == "6.0", "asked for as PyYAML"
    assert package_of(reading, "aiohttp").direct is True, "an extra runs"
    assert reading.included == ("pyproject.toml",)


def test_poetry_without_groups_takes_the_manifest_at_its_word() -> None:
    lock = '[[package]]\nname = "tool"\nversion = "1.0"\n\n[package.dependencies]\nPart_er = "*"\n\n'
    lock += '[[package]]\nname = "part-er"\nversion = "2.0"\n'
    manifest = '[tool.poetry.dependencies]\npython = "^3.11"\n[tool.poetry.group.dev.dependencies]\ntool = "*"\n'
    reading = read("poetry.lock", lock, {"pyproject.toml": manifest})
    assert facts(package_of(reading, "part-er")) == ("2.0", 9, False, Scope.DEV, ("tool",))


def test_poetry_without_a_manifest_does_not_guess() -> None:
    reading = read("poetry.lock", sample("poetry/poetry.lock"))
    assert package_of(reading, "flask").direct is None
    assert package_of(reading, "pytest").scope is Scope.DEV, "the lock's own groups tell"


def test_uv_projects_ask() -> None:
    text = sample("uv/uv.lock")
    reading = read("uv.lock", text)
    assert facts(package_of(reading, "flask")) == ("2.2.0", line_with(text, 'name = "flask"'), True, Scope.RUNTIME, ())
    assert package_of(reading, "pyyaml").direct is True, "a workspace member asks for it"
    assert facts(package_of(reading, "pytest"))[2:] == (True, Scope.DEV, ())
    assert facts(package_of(reading, "colorama"))[2:] == (False, Scope.DEV, ("pytest",))
    assert package_of(reading, "aiohttp").direct is True
    assert not {"shop", "one"} & {package.name for package in reading.packages}, "the project is no package of its own"


@pytest.mark.parametrize("name", ["poetry.lock", "uv.lock", "Cargo.lock"])
def test_no_wrong_line_is_told_for_an_odd_layout(name: str) -> None:
    text = 'package = [{name = "a", version = "1.0", source = {registry = "r"}}]\n'
    if name == "Cargo.lock":
        text = 'package = [{name = "a", version = "1.0", source = "registry+r"}]\n'
    assert [(package.name, package.line) for package in read(name, text).packages] == [("a", 1)]


@pytest.mark.parametrize("name", ["poetry.lock", "uv.lock", "Cargo.lock"])
@pytest.mark.parametrize("text", ["not toml", "package = 1", "package = [1]", "a = " + "[" * 5000, "\x00", "a = \ud800"])
def test_hostile_toml_is_refused(name: str, text: str) -> None:
    with pytest.raises(ValueError, match="regenerate"):
        read(name, text)


def test_newer_formats_are_refused() -> None:
    with pytest.raises(UnsupportedVersionError):
        read("uv.lock", "version = 2\n")
    with pytest.raises(UnsupportedVersionError):
        read("Cargo.lock", "version = 5\n")


@pytest.mark.parametrize("name", ["block-comments.txt", "line-comments.txt"])
def test_requirements_comments_tell_who_wants_what(name: str) -> None:
    text = sample(f"requirements/{name}")
    reading = read("requirements.txt", text)
    assert facts(package_of(reading, "flask"))[2:] == (True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "markupsafe"))[2:] == (False, Scope.RUNTIME, ("jinja2", "flask"))
    assert package_of(reading, "werkzeug").line == next(
        n for n, line in enumerate(text.splitlines(), 1) if line.startswith("werk")
    )
    assert reading.skipped == ()


def test_a_requirement_that_no_comment_tells_of_is_not_said_to_be_pulled_in() -> None:
    reading = read(
        "requirements.txt", "click==8.1.3  # via flask\nflask==2.2.2  # via -r requirements.in\nadded==1.0  # by hand\n"
    )
    assert [(package.name, package.direct) for package in reading.packages] == [
        ("click", False),
        ("flask", True),
        ("added", None),
    ]


def requirements() -> Reading:
    others = {f"deploy/{name}.txt": sample(f"requirements/{name}.txt") for name in ("line-comments", "bounds")}
    others["etc/passwd"] = "evil==1.0"
    return read("deploy/requirements.txt", sample("requirements/app.txt"), others)


def test_requirements_lines_are_taken_as_pip_takes_them() -> None:
    reading = requirements()
    own = {
        package.name: (package.version, package.line)
        for package in reading.packages
        if package.path.endswith("/requirements.txt")
    }
    assert own == {"django": ("3.2.1", 5), "requests": ("2.20.0", 6), "pip": ("9.0", 15), "lxml": ("4.6.2", 19)}
    assert {package.direct for package in reading.packages if package.name in own} == {None}


def test_includes_are_read_in_the_tree_and_keep_their_own_path() -> None:
    reading = requirements()
    assert reading.included == ("deploy/bounds.txt", "deploy/line-comments.txt")
    assert package_of(reading, "werkzeug").path == "deploy/line-comments.txt"
    simplejson = package_of(reading, "simplejson")
    assert (simplejson.version, simplejson.path, simplejson.line) == ("3.17.0", "deploy/bounds.txt", 1), "the constraint pins it"
    assert "evil" not in {package.name for package in reading.packages}


def test_what_is_no_exact_version_is_named() -> None:
    gaps = {item.reason.code: item for item in requirements().skipped}
    assert set(gaps) == {"unpinned", "no-version", "local", "unparsable-line", "missing-include"}
    assert "flask-login, six" in gaps["unpinned"].reason.text
    assert "line 10, bar, numpy" in gaps["no-version"].reason.text
    assert gaps["local"].gap is False
    assert all(item.gap for code, item in gaps.items() if code != "local")
    assert not any("s3cret" in item.reason.text for item in gaps.values())


def test_a_cycle_of_includes_ends() -> None:
    reading = read(
        "requirements.txt",
        "-r b.txt\na==1\n",
        {"b.txt": "-r requirements.txt\n-c requirements.txt\nb==2\n"} | {"requirements.txt": "-r b.txt\na==1\n"},
    )
    assert {package.name for package in reading.packages} == {"a", "b"}


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("requirements.txt", Scope.RUNTIME),
        ("requirements-dev.txt", Scope.DEV),
        ("test_requirements.txt", Scope.DEV),
        ("requirements/docs.txt", Scope.DEV),
        ("requirements/latest.txt", Scope.RUNTIME),
        ("tests/requirements.txt", Scope.RUNTIME),
    ],
)
def test_scope_is_in_the_file_name(path: str, scope: Scope) -> None:
    assert read(path, "a==1").packages[0].scope is scope


def test_constraints_read_for_themselves() -> None:
    reading = read("constraints.txt", "a==1.0\nb<2\n")
    assert [package.name for package in reading.packages] == ["a"]
    assert reading.skipped == ()


def test_blanks_and_continuations_take_no_quadratic_time() -> None:
    text = "a==1" + " " * 500_000 + "#\n" + " \\\n" * 50_000 + "b==2\n"
    assert [package.name for package in read("requirements.txt", text).packages] == ["a", "b"]


def test_endless_requirements_are_refused() -> None:
    with pytest.raises(TooLargeError):
        read("requirements.txt", "a\n" * 100_001)


def test_a_name_no_index_gives_out_is_a_gap() -> None:
    (gap,) = read("uv.lock", '[[package]]\nname = "a\\u202eb"\nversion = "1"\nsource = {registry = "r"}\n').skipped
    assert (gap.reason.code, gap.gap) == ("odd-name", True)
    assert "\u202e" not in gap.reason.text


def test_empty_locks_are_empty() -> None:
    assert read("poetry.lock", "").packages == ()
    assert read("requirements.txt", "# nothing\n").packages == ()
    with pytest.raises(UnparsableError):
        read("yarn.lock", "")
