import pytest

from scanner.inventory.formats import Format
from scanner.inventory.registry import READERS
from scanner.inventory.wanted import context_wanted, is_lock_file, is_unread_lock_file, lock_files_in


def test_every_format_has_a_reader() -> None:
    assert set(READERS) == set(Format)


@pytest.mark.parametrize(
    "path",
    [
        "package-lock.json", "a/npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "poetry.lock", "uv.lock", "go.mod",
        "x/y/Cargo.lock", "requirements.txt", "requirements-dev.txt", "dev-requirements.txt", "requirements/base.txt",
        "requirements.lock", "constraints.txt", "Gemfile.lock", "composer.lock", "packages.lock.json", "gradle.lockfile",
        "a/pom.xml",
        "Pipfile.lock", "pdm.lock", "bun.lock", "src/App.csproj", "Directory.Packages.props", "packages.config",
    ],
)  # fmt: skip
def test_read_lock_files(path: str) -> None:
    assert is_lock_file(path)
    assert not is_unread_lock_file(path)


@pytest.mark.parametrize(
    "path",
    ["bun.lockb", "mix.lock", "pubspec.lock", "Package.resolved", "pylock.dev.toml"],
)  # fmt: skip
def test_unread_lock_files(path: str) -> None:
    assert is_unread_lock_file(path)
    assert not is_lock_file(path)
    assert lock_files_in([path, "main.py"]) == (path,)


@pytest.mark.parametrize("path", ["package.json", "go.sum", "README.md", "src/requirements.py", "requirements/notes.md", ""])
def test_other_files(path: str) -> None:
    assert not is_lock_file(path)
    assert not is_unread_lock_file(path)


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        ("a/yarn.lock", "", ("a/package.json",)),
        ("package-lock.json", '{"lockfileVersion": 1}', ("package.json",)),
        ("package-lock.json", '{"lockfileVersion": 3}', ()),
        ("poetry.lock", "", ("pyproject.toml",)),
        ("r/Cargo.lock", "", ("r/Cargo.toml",)),
        ("r/Cargo.toml", '[workspace]\nmembers = ["a", "b/c", "x/*", "../../out"]', ("r/a/Cargo.toml", "r/b/c/Cargo.toml")),
        ("Cargo.toml", "[[[", ()),
        ("uv.lock", "", ()),
        ("go.mod", "", ()),
        ("package.json", "-r a", ()),
        ("requirements/dev.txt", "-r base.txt\n--constraint=../c.txt # why\n-c '../../out.txt'\nflask -r no\n",
         ("requirements/base.txt", "c.txt")),
        ("reqs/base.in", " -rmore.in\n-r https://example.test/x\n", ("reqs/more.in", "reqs/https:/example.test/x")),
        ("requirements.txt", "-r /etc/passwd\n-r ../../x\n-r a\x00b\n-r ..\\x\n-r .\n", ()),
    ],
)  # fmt: skip
def test_context(path: str, text: str, wanted: tuple[str, ...]) -> None:
    assert context_wanted(path, text) == wanted


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        ("a/pdm.lock", "", ("a/pyproject.toml",)),
        ("Pipfile.lock", "", ("Pipfile",)),
        ("composer.lock", "", ("composer.json",)),
        ("a/gems.locked", "", ("a/gems.rb",)),
        ("a/b/pom.xml", "<project><parent><artifactId>x</artifactId></parent></project>", ("a/pom.xml",)),
        ("a/pom.xml", "<project><parent><relativePath>../top</relativePath></parent></project>", ("top/pom.xml",)),
        ("a/pom.xml", "<project><parent><relativePath/></parent></project>", ()),
        ("pom.xml", "<project><parent></parent></project>", ()),
        ("a/pom.xml", "<project><modules><module>web</module><module>x/the-bom/</module><module>../../out-bom</module></modules>",
         ("a/x/the-bom/pom.xml",)),
        ("a/pom.xml", "<dependency><artifactId>b</artifactId></dependency>", ()),
        ("a/pom.xml", "<dependency><artifactId> c </artifactId><scope> import </scope>", ("a/c/pom.xml", "c/pom.xml")),
        ("yarn.lock", '__metadata:\n  version: 8\n"w@workspace:a/w":\n  resolution: "w@workspace:a/w"\n',
         ("package.json", "a/w/package.json")),
        ("yarn.lock", '"w@workspace:../../w":\n  resolution: "w@workspace:../../w"\n', ("package.json",)),
    ],
)  # fmt: skip
def test_a_lock_files_manifests_are_wanted(path: str, text: str, wanted: tuple[str, ...]) -> None:
    assert context_wanted(path, text) == wanted


def test_a_projects_settings_are_wanted_from_all_folders_above() -> None:
    wanted = context_wanted("src/app/App.csproj", "<Project/>")
    assert wanted[0] == "src/app/packages.lock.json"
    assert {"src/app/Directory.Packages.props", "src/Directory.Build.props", "Directory.Packages.props"} < set(wanted)


def test_a_pom_without_any_end_takes_no_quadratic_time() -> None:
    assert context_wanted("pom.xml", "<scope>import</scope>" + "<dependency>" * 300_000) == ()
