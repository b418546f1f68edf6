import pytest

from findings.inventory import Scope
from scanner.inventory.reading import Reading, UnparsableError
from tests.scanner.inventory.locks import facts, package_of, read, sample


def test_go_mod() -> None:
    reading = read("go.mod", sample("go/go.mod"))
    assert facts(package_of(reading, "github.com/gin-gonic/gin")) == ("v1.9.0", 8, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "golang.org/x/text")) == ("v0.3.8", 13, False, Scope.RUNTIME, ()), "replaced, indirect"
    assert facts(package_of(reading, "stdlib")) == ("1.22.3", 5, True, Scope.RUNTIME, ())
    ((code, gap),) = ((item.reason.code, item.gap) for item in reading.skipped)
    assert (code, gap) == ("local", False)


def test_go_mod_one_line_forms_and_quotes() -> None:
    text = 'module "m"\ngo 1.24\nrequire "a.test/x" v1.0.0 // indirect; why\n'
    text += "replace a.test/x v1.0.0 => b.test/y v2.0.0\nrequire ()\n"
    ((name, version, direct, line),) = ((p.name, p.version, p.direct, p.line) for p in read("go.mod", text).packages)
    assert (name, version, direct, line) == ("b.test/y", "v2.0.0", False, 4)


def test_go_line_alone_is_no_word_on_the_standard_library() -> None:
    assert read("go.mod", "module m\n\ngo 1.20\n").packages == ()


def test_a_replacement_of_another_version_does_not_count() -> None:
    text = "module m\nrequire a.test/x v1.0.0\nreplace a.test/x v0.9.0 => b.test/y v2.0.0\n"
    assert [(p.name, p.version) for p in read("go.mod", text).packages] == [("a.test/x", "v1.0.0")]


@pytest.mark.parametrize(
    ("line", "told"), [("go 1.16", True), ("go 1.17", False), ("go 1.22.3", False), ("", True), ("go 2.0", False)]
)
def test_before_1_17_go_names_only_what_is_asked_for(line: str, told: bool) -> None:  # noqa: FBT001
    assert read("go.mod", f"module m\n{line}\nrequire a.test/x v1.0.0\n").direct_only is told


@pytest.mark.parametrize("text", ["require (\n", "require a.test/x\n", "hello world\n", "replace a => b c d\n", "\x00\x01"])
def test_what_go_refuses_is_refused(text: str) -> None:
    with pytest.raises(UnparsableError):
        read("go.mod", text)


def rust(*manifests: str) -> Reading:
    return read("Cargo.lock", sample("rust/Cargo.lock"), {name: sample(f"rust/{name}") for name in manifests})


def test_cargo_members_ask_and_their_manifests_tell_what_only_builds() -> None:
    reading = rust("Cargo.toml", "helper/Cargo.toml")
    assert facts(package_of(reading, "serde")) == ("1.0.190", 177, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "tempfile")) == ("3.8.0", 225, True, Scope.DEV, ())
    assert facts(package_of(reading, "cc")) == ("1.0.83", 18, True, Scope.DEV, ())
    assert facts(package_of(reading, "itoa")) == ("1.0.9", 69, True, Scope.DEV, ()), "a dev dependency of the member"
    assert facts(package_of(reading, "smallvec"))[2:] == (True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "getrandom"))[2:] == (False, Scope.RUNTIME, ("rand",)), "asked for on one platform only"
    assert package_of(reading, "bitflags", "1.3.2").via == ("redox_syscall", "tempfile")
    assert package_of(reading, "bitflags", "2.13.2").via == ("rustix", "tempfile")
    assert not {"shop", "helper"} & {package.name for package in reading.packages}
    assert reading.included == ("Cargo.toml", "helper/Cargo.toml")


def test_cargo_without_manifests_counts_everything_as_running() -> None:
    reading = rust()
    assert {package.scope for package in reading.packages} == {Scope.RUNTIME}
    assert package_of(reading, "tempfile").direct is True


def test_cargo_members_may_be_named_by_pattern() -> None:
    own = "".join(f'[[package]]\nname = "{name}"\nversion = "0.1.0"\ndependencies = ["{name}-dep"]\n' for name in ("a", "b", "c"))
    source = 'source = "registry+https://github.com/rust-lang/crates.io-index"'
    others = "".join(f'[[package]]\nname = "{name}-dep"\nversion = "1.0.0"\n{source}\n' for name in ("a", "b", "c"))
    manifests = {
        f"r/{folder}/Cargo.toml": f'[package]\nname = "{name}"\n[dev-dependencies]\n{name}-dep = "1"\n'
        for name, folder in (("a", "crates/one"), ("b", "crates/two"), ("c", "crates/deep/er"))
    }
    workspace = {"r/Cargo.toml": '[workspace]\nmembers = ["crates/*"]\nexclude = ["crates/two"]\n'}
    reading = read("r/Cargo.lock", f"version = 4\n{own}{others}", manifests | workspace)
    assert {package.name for package in reading.packages if package.scope is Scope.DEV} == {"a-dep"}
    assert reading.included == ("r/Cargo.toml", "r/crates/one/Cargo.toml")
