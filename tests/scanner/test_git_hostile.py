"""Repositories made to hurt whoever reads them: nothing runs, nothing escapes, and everything left out is named."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.sources.commits import Commits
from scanner.sources.errors import BadRepositoryError
from scanner.sources.git import fetch_change
from scanner.sources.git_command import Deadline
from scanner.sources.git_objects import read_blobs
from scanner.sources.git_remote import GitRemote, open_remote
from scanner.sources.layout import Layout
from scanner.sources.object_store import new_repository as scratch_repository
from scanner.sources.paths import shown, unsafe
from scanner.sources.wants import SourceLimits
from scanner.workspace import Tree
from tests.scanner.git_forge import Repository, new_repository, serving

if TYPE_CHECKING:
    from pathlib import Path

HeadOf = Callable[[str, Repository], Tree]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path / "r.git")


@pytest.fixture
def head_of(tmp_path: Path) -> HeadOf:
    def laid_out(tree: str, repository: Repository) -> Tree:
        (tmp_path / "work").mkdir()
        with serving(tmp_path) as forge:
            commit = repository.commit_tree(tree)
            return fetch_change(GitRemote(f"{forge.url}/r.git"), Commits(commit, None), tmp_path / "work").head

    return laid_out


def on_disk(tree: Tree) -> set[str]:
    return {str(path.relative_to(tree.root)) for path in tree.root.rglob("*") if not path.is_dir()}


BAD_NAMES = [
    b"..",
    b".",
    b".git",
    b".GIT",
    b".Git ",
    b".git.",
    b"git~1",
    b".git::$INDEX_ALLOCATION",
    ".g\u200cit".encode(),
    b"a\rb",
    b"a\nb",
    b"a\x1bb",
    b"\xff\xfe",
    b"..\\..\\x",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_hostile_name_is_refused_and_named_as_file_and_as_directory(
    name: bytes, repository: Repository, head_of: HeadOf, tmp_path: Path
) -> None:
    blob = repository.blob(b"owned\n")
    below = repository.tree(("100644", b"config", blob))
    inner = repository.tree(("100644", name, blob), ("100644", b"kept.py", blob))
    tree = head_of(repository.tree(("40000", b"d", inner), ("40000", name, below), ("100644", b"kept.py", blob)), repository)
    assert tree.files == ("d/kept.py", "kept.py")
    assert on_disk(tree) == set(tree.files)
    assert [(item.reason.code, item.gap) for item in tree.skipped] == [("unsafe-path", True)] * 2
    assert all(item.path.isprintable() for item in tree.skipped)
    assert sorted(path.name for path in (tmp_path / "work").iterdir()) == ["head"]


def test_absolute_names_stay_inside(repository: Repository, head_of: HeadOf, tmp_path: Path) -> None:
    blob = repository.blob(b"owned\n")
    target = str(tmp_path / "escaped").encode()
    tree = head_of(repository.tree(("100644", target, blob), ("100644", b"a//b", blob)), repository)
    assert tree.files == ()
    assert not (tmp_path / "escaped").exists()
    assert {item.reason.code for item in tree.skipped} == {"unsafe-path"}


def test_a_link_is_never_written_through(repository: Repository, head_of: HeadOf, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    blob = repository.blob(b"owned\n")
    link = repository.blob(str(outside).encode())
    below = repository.tree(("100644", b"owned", blob))
    tree = head_of(repository.tree(("120000", b"a", link), ("40000", b"a", below)), repository)
    assert list(outside.iterdir()) == []
    assert tree.files == ("a/owned",)
    assert [item.reason.code for item in tree.skipped] == ["symlink"]


def test_two_entries_of_one_name_do_not_overwrite_each_other(repository: Repository, head_of: HeadOf) -> None:
    first, second = repository.blob(b"first\n"), repository.blob(b"second\n")
    below = repository.tree(("100644", b"x", second))
    entries = (("100644", b"a", first), ("100644", b"a", second), ("40000", b"a", below))
    tree = head_of(repository.tree(*entries), repository)
    assert tree.files == ("a",)
    assert (tree.root / "a").read_bytes() in (b"first\n", b"second\n")
    assert [(item.path, item.reason.code, item.gap) for item in tree.skipped] == [
        ("a", "path-collision", True),
        ("a/x", "path-collision", True),
    ]


def test_a_name_longer_than_the_disk_allows_is_named(repository: Repository, head_of: HeadOf) -> None:
    tree = head_of(repository.tree(("100644", b"n" * 300, repository.blob(b"x"))), repository)
    assert tree.files == ()
    assert [(item.reason.code, item.gap) for item in tree.skipped] == [("unwritable-path", True)]


def test_programs_that_a_repository_names_do_not_run(repository: Repository, head_of: HeadOf, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    command = f"touch {canary}"
    config = f'[core]\n\tbare = true\n\tfsmonitor = "{command}"\n\thooksPath = .\n[diff "x"]\n\ttextconv = "{command}"\n'.encode()
    modules = f'[submodule "m"]\n\tpath = m\n\turl = ext::sh -c "{command}"\n\tupdate = !{command}\n'.encode()
    hook = repository.blob(f"#!/bin/sh\n{command}\n".encode())
    bare = repository.tree(
        ("100644", b"HEAD", repository.blob(b"ref: refs/heads/main\n")),
        ("100644", b"config", repository.blob(config)),
        ("40000", b"hooks", repository.tree(("100755", b"post-checkout", hook))),
        ("40000", b"objects", repository.tree(("100644", b"x", hook))),
        ("40000", b"refs", repository.tree(("100644", b"x", hook))),
    )
    attributes = repository.blob(b"* filter=x diff=x\n")
    tree = head_of(
        repository.tree(
            ("100644", b".gitattributes", attributes),
            ("100644", b".gitmodules", repository.blob(modules)),
            ("40000", b"bare", bare),
            ("160000", b"m", "2" * 40),
        ),
        repository,
    )
    assert not canary.exists()
    assert "bare/config" in tree.files  # a file like any other: laid out to be scanned, not obeyed
    assert [item.reason.code for item in tree.skipped] == ["submodule"]
    from_inside = scratch_repository(tmp_path, "1" * 40, Deadline.after(10))
    assert from_inside.run("rev-parse", "--is-bare-repository") == b"true\n"
    assert not canary.exists()


def test_settings_of_the_person_and_of_the_environment_are_not_obeyed(
    repository: Repository, head_of: HeadOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = tmp_path / "canary"
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(f'[core]\n\tfsmonitor = "touch {canary}"\n[credential]\n\thelper = "!touch {canary}"\n')
    with (home / ".gitconfig").open("a") as file:
        file.write('[url "http://127.0.0.1:9/"]\n\tinsteadOf = http://127.0.0.1\n')
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_ASKPASS", f"touch {canary}")
    monkeypatch.setenv("GIT_TRACE", str(canary))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.hooksPath=/tmp'")
    assert head_of(repository.tree(("100644", b"a", repository.blob(b"a"))), repository).files == ("a",)
    assert not canary.exists()


def test_a_missing_object_is_an_error_and_never_fetched_one_by_one(tmp_path: Path) -> None:
    git = scratch_repository(tmp_path, "1" * 40, Deadline.after(10))
    with pytest.raises(BadRepositoryError, match="missing"):
        list(read_blobs(git, [("1" * 40, 10)]))


def test_a_blob_that_was_not_asked_for_is_never_fetched_behind_our_back(repository: Repository, tmp_path: Path) -> None:
    head = repository.commit({"a.py": b"a\n"})
    with serving(tmp_path) as forge:
        objects = open_remote(GitRemote(f"{forge.url}/r.git"), head, SourceLimits(), Deadline.after(10), tmp_path)
        objects.bring_commits(head)
        before = len(forge.requests)
        with pytest.raises(BadRepositoryError):
            list(read_blobs(objects.git, [(repository.blob(b"a\n"), 10)]))
        assert len(forge.requests) == before


@pytest.mark.parametrize(
    "name", ["x" * 300_000, "a/" * 3000 + "b.txt", "\udce9.txt", "a\x01b.txt", "../../etc/passwd", "/etc/passwd"]
)
def test_includes_of_impossible_names_lead_nowhere(repository: Repository, head_of: HeadOf, name: str) -> None:
    text = f"-r {name}\n-r base.in\n".encode("utf-8", "surrogateescape")
    base = repository.blob(b"flask\n")
    entries = (("100644", b"base.in", base), ("100644", b"requirements.txt", repository.blob(text)))
    assert head_of(repository.tree(*entries), repository).files == ("base.in", "requirements.txt")


def test_a_directory_name_too_long_for_an_argument_is_named(repository: Repository, head_of: HeadOf) -> None:
    below = repository.tree(("100644", b"uv.lock", repository.blob(b"x")))
    tree = head_of(repository.tree(("40000", b"d" * 200_000, below)), repository)
    assert [(item.reason.code, item.gap) for item in tree.skipped] == [("unsafe-path", True)]


def test_a_layout_keeps_to_its_root_even_when_a_link_waits_there(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "root", SourceLimits())
    (tmp_path / "root" / "a").symlink_to(tmp_path / "elsewhere")
    layout.put("a", 1, b"x")
    assert not (tmp_path / "elsewhere").exists()
    assert [item.reason.code for item in layout.tree().skipped] == ["path-collision"]


@given(st.binary(min_size=1).filter(lambda raw: b"\0" not in raw))
def test_a_path_that_passes_stays_inside_and_every_path_can_be_shown(raw: bytes) -> None:
    assert shown(raw).isprintable()
    if unsafe(raw) is None:
        parts = raw.decode().split("/")
        assert not {"", ".", ".."} & set(parts)
        assert all(part.casefold() != ".git" for part in parts)
        assert not any(ord(character) < 32 for character in raw.decode())


@given(st.lists(st.text(alphabet="aA./\\~ \r", min_size=1, max_size=6).map(str.encode), max_size=6))
def test_no_list_of_paths_makes_us_write_outside(tmp_path_factory: pytest.TempPathFactory, names: list[bytes]) -> None:
    place = tmp_path_factory.mktemp("t")
    layout = Layout(place / "root", SourceLimits())
    for name in names:
        if unsafe(name) is None:
            layout.put(name.decode(), 1, b"x")
    tree = layout.tree()
    assert sorted(path.name for path in place.iterdir()) == ["root"]
    assert on_disk(tree) == set(tree.files)


def test_git_itself_would_have_been_tricked(tmp_path: Path) -> None:
    """The canary works: the same setting, obeyed, does run."""
    canary = tmp_path / "canary"
    subprocess.run(["git", "init", "-q", str(tmp_path / "w")], check=True)
    subprocess.run(["git", "-C", str(tmp_path / "w"), "-c", f"core.fsmonitor=touch {canary}", "status"], check=True)
    assert canary.exists()
