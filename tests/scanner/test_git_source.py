"""Changes fetched from a forge: what is laid out, what is named instead, and what it costs."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from scanner.sources.commits import Commits, ScanScope
from scanner.sources.git import fetch_change
from scanner.sources.git_remote import GitRemote
from scanner.sources.wants import SourceLimits, Wants
from scanner.workspace import Tree, Workspace
from tests.scanner.git_forge import Forge, Repository, new_repository, serving

if TYPE_CHECKING:
    from pathlib import Path

Fetch = Callable[..., Workspace]


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    with serving(tmp_path) as served:
        yield served


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path / "r.git")


@pytest.fixture
def fetch(forge: Forge, tmp_path: Path) -> Fetch:
    def fetched(
        head: str, merge_base: str | None = None, scope: ScanScope = ScanScope.CHANGE, wants: Wants | None = None
    ) -> Workspace:
        workdir = tmp_path / f"work-{time.monotonic_ns()}"
        workdir.mkdir()
        return fetch_change(GitRemote(f"{forge.url}/r.git"), Commits(head, merge_base, scope), workdir, wants)

    return fetched


def texts(tree: Tree | None) -> dict[str, bytes]:
    assert tree is not None
    return {path: (tree.root / path).read_bytes() for path in tree.files}


def codes(tree: Tree) -> dict[str, tuple[str, bool]]:
    return {item.path: (item.reason.code, item.gap) for item in tree.skipped}


def test_a_change_lays_out_what_it_touched_and_its_old_versions(repository: Repository, fetch: Fetch) -> None:
    base = repository.commit({"same.py": b"s\n", "mod.py": b"old\n", "gone.py": b"g\n"})
    head = repository.commit({"same.py": b"s\n", "mod.py": b"new\n", "a/b/added.py": b"a\n"}, base)
    workspace = fetch(head, base)
    assert texts(workspace.head) == {"mod.py": b"new\n", "a/b/added.py": b"a\n"}
    assert texts(workspace.merge_base) == {"mod.py": b"old\n", "gone.py": b"g\n"}
    assert workspace.changed == {"mod.py", "a/b/added.py"}
    assert workspace.renames == {}
    assert not workspace.head.whole


def test_a_full_scan_lays_out_all_of_head_and_only_the_changed_files_of_the_merge_base(
    repository: Repository, fetch: Fetch
) -> None:
    base = repository.commit({"same.py": b"s\n", "mod.py": b"old\n"})
    head = repository.commit({"same.py": b"s\n", "mod.py": b"new\n"}, base)
    workspace = fetch(head, base, ScanScope.FULL)
    assert texts(workspace.head) == {"same.py": b"s\n", "mod.py": b"new\n"}
    assert texts(workspace.merge_base) == {"mod.py": b"old\n"}
    assert workspace.changed == {"mod.py"}
    assert workspace.head.whole
    assert not workspace.merge_base or not workspace.merge_base.whole


def test_without_a_merge_base_everything_is_read_and_nothing_compared(repository: Repository, fetch: Fetch) -> None:
    workspace = fetch(repository.commit({"a.py": b"a\n", "b/c.py": b"c\n"}))
    assert texts(workspace.head) == {"a.py": b"a\n", "b/c.py": b"c\n"}
    assert workspace.merge_base is None
    assert workspace.changed is None
    assert workspace.head.whole


def test_renames_are_found_whether_or_not_the_content_changed(repository: Repository, fetch: Fetch) -> None:
    long = b"".join(b"line %d\n" % number for number in range(50))
    base = repository.commit({"old/exact.py": b"exactly this\n", "old/similar.py": long, "other.py": b"unlike\n"})
    head = repository.commit(
        {"new/exact.py": b"exactly this\n", "new/similar.py": long + b"one more\n", "fresh.py": b"x\n"}, base
    )
    assert fetch(head, base).renames == {"new/exact.py": "old/exact.py", "new/similar.py": "old/similar.py"}


def test_a_change_of_the_executable_bit_alone_is_no_change(repository: Repository, fetch: Fetch) -> None:
    blob = repository.blob(b"x\n")
    base = repository.commit_tree(repository.tree(("100644", b"run.sh", blob)))
    head = repository.commit_tree(repository.tree(("100755", b"run.sh", blob)), base)
    workspace = fetch(head, base)
    assert workspace.head.files == ()
    assert workspace.changed == frozenset()


def test_a_change_of_many_files_in_a_large_repository_costs_two_requests(
    repository: Repository, forge: Forge, fetch: Fetch
) -> None:
    files = {f"d{number % 50}/f{number}.py": b"x = %d\n" % number * 50 for number in range(3000)}
    base = repository.commit(files)
    head = repository.commit(files | {f"d{number}/f{number}.py": b"y\n" for number in range(40)}, base)
    workspace = fetch(head, base)
    assert len(workspace.head.files) == 40
    assert forge.packs_sent == 2
    forge.requests.clear()
    assert len(fetch(head, base, ScanScope.FULL).head.files) == 3000
    assert forge.packs_sent == 2


def test_what_did_not_change_is_not_even_sent(repository: Repository, forge: Forge, fetch: Fetch) -> None:
    same = {"noise.bin": os.urandom(2_000_000)}
    base = repository.commit({**same, "a.py": b"1\n"})
    fetch(repository.commit({**same, "a.py": b"2\n"}, base), base)
    assert forge.bytes_sent < 10_000


def test_includes_from_the_same_directory_cost_no_request_of_their_own(
    repository: Repository, forge: Forge, fetch: Fetch
) -> None:
    same = {"requirements-base.txt": b"-r requirements-deep.txt\n", "requirements-deep.txt": b"flask\n"}
    base = repository.commit({**same, "requirements.txt": b"-r requirements-base.txt\n"})
    workspace = fetch(repository.commit({**same, "requirements.txt": b"-r requirements-base.txt\n#\n"}, base), base)
    assert workspace.head.context == ("requirements-base.txt", "requirements-deep.txt")
    assert workspace.head.skipped == ()
    assert forge.packs_sent == 2


def test_laid_out_files_are_inert(repository: Repository, fetch: Fetch) -> None:
    script = repository.blob(b"#!/bin/sh\n")
    head = repository.commit_tree(repository.tree(("100755", b"run.sh", script)))
    workspace = fetch(head)
    assert stat.S_IMODE((workspace.head.root / "run.sh").stat().st_mode) == 0o600
    assert not list(workspace.head.root.parent.rglob("*.git"))


def test_links_submodules_binaries_and_pointers_are_named(repository: Repository, fetch: Fetch) -> None:
    tree = repository.tree(
        ("100644", b"bun.lockb", repository.blob(b"bun\0")),
        ("120000", b"link", repository.blob(b"/etc/passwd")),
        ("160000", b"module", "1" * 40),
        ("100644", b"picture.png", repository.blob(b"\x89PNG\0\0")),
        ("100644", b"pointer.bin", repository.blob(b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n")),
        ("100644", b"text.py", repository.blob(b"x\n")),
    )
    workspace = fetch(repository.commit_tree(tree))
    assert workspace.head.files == ("text.py",)
    assert codes(workspace.head) == {
        "bun.lockb": ("binary-lock-file", True),
        "link": ("symlink", False),
        "module": ("submodule", True),
        "picture.png": ("binary", False),
        "pointer.bin": ("git-lfs", True),
    }
    assert [path.name for path in workspace.head.root.iterdir()] == ["text.py"]


def test_large_text_is_a_gap_but_a_large_lock_file_is_read(repository: Repository, fetch: Fetch) -> None:
    large = b"x" * 1_000_001
    workspace = fetch(repository.commit({"bundle.js": large, "package-lock.json": large, "movie.bin": b"\0" + large}))
    assert workspace.head.files == ("package-lock.json",)
    assert codes(workspace.head) == {"bundle.js": ("too-large", True), "movie.bin": ("binary", False)}


def test_text_in_utf_16_is_laid_out_in_utf_8(repository: Repository, fetch: Fetch) -> None:
    workspace = fetch(repository.commit({"requirements.txt": "flask==1.0\r\n".encode("utf-16")}))
    assert texts(workspace.head) == {"requirements.txt": b"flask==1.0\r\n"}


def test_limits_are_named_when_they_are_hit(repository: Repository, fetch: Fetch) -> None:
    head = repository.commit({f"{name}.py": b"12345" for name in "abcdef"})
    few = fetch(head, wants=Wants(limits=SourceLimits(files=4)))
    assert few.head.files == ("a.py", "b.py", "c.py", "d.py")
    assert codes(few.head) == {"*": ("too-many-files", True)}
    light = fetch(head, wants=Wants(limits=SourceLimits(bytes=12)))
    assert light.head.files == ("a.py", "b.py")
    assert codes(light.head) == {"*": ("too-many-bytes", True)}


def test_paths_outside_policy_are_counted_and_not_fetched(repository: Repository, fetch: Fetch) -> None:
    wants = Wants(path=lambda path: not path.startswith("vendor/"))
    base = repository.commit({"vendor/a.py": b"1\n"})
    workspace = fetch(
        repository.commit({"vendor/a.py": b"2\n", "vendor/b.py": b"3\n", "own.py": b"o\n"}, base), base, wants=wants
    )
    assert workspace.head.files == ("own.py",)
    assert workspace.changed == {"own.py"}
    assert codes(workspace.head) == {"*": ("excluded", False)}
    assert "2 files" in workspace.head.skipped[0].reason.text


def test_a_changed_package_file_brings_what_its_reader_needs(repository: Repository, forge: Forge, fetch: Fetch) -> None:
    same = {
        "package.json": b"{}",
        "README.md": b"r",
        "svc/reqs/base.txt": b"-c ../limits.txt\nflask\n",
        "svc/limits.txt": b"flask==1.0\n",
        "svc/unrelated.txt": b"u",
    }
    base = repository.commit({**same, "package-lock.json": b"{}", "svc/requirements.txt": b"-r reqs/base.txt\n"})
    changed = {"package-lock.json": b"{ }", "svc/requirements.txt": b"-r reqs/base.txt\nrequests\n-r https://x.example/r.txt\n"}
    workspace = fetch(repository.commit({**same, **changed}, base), base)
    assert workspace.head.files == ("package-lock.json", "svc/requirements.txt")
    assert workspace.head.context == ("package.json", "svc/limits.txt", "svc/reqs/base.txt")
    assert workspace.merge_base is not None
    assert workspace.merge_base.context == workspace.head.context
    assert forge.packs_sent == 4  # commits, blobs, and one for each level of includes


def test_includes_that_nest_too_deep_are_named(repository: Repository, fetch: Fetch) -> None:
    nested = {f"r{number}.txt": f"-r r{number + 1}.txt\n".encode() for number in range(9)}
    base = repository.commit({**nested, "requirements.txt": b"-r r0.txt\n"})
    workspace = fetch(repository.commit({**nested, "requirements.txt": b"-r r0.txt\n#\n"}, base), base)
    assert workspace.head.context == ("r0.txt", "r1.txt", "r2.txt", "r3.txt")
    assert codes(workspace.head) == {"r4.txt": ("include-too-deep", True)}


def test_a_tree_that_names_more_than_may_be_listed_is_cut_short_and_says_so(repository: Repository, fetch: Fetch) -> None:
    entry = ("100644", b"x", repository.blob(b"x"))
    tree = repository.tree(*[(entry[0], b"f%02d" % number, entry[2]) for number in range(10)])
    for _ in range(8):  # 10^9 names: a "git bomb"
        tree = repository.tree(*[("40000", b"d%02d" % number, tree) for number in range(10)])
    workspace = fetch(repository.commit_tree(tree), wants=Wants(limits=SourceLimits(files=5, entries=1000)))
    assert len(workspace.head.files) == 5
    assert {item.reason.code for item in workspace.head.skipped} == {"too-many-files", "too-many-entries"}


def test_a_repository_of_sha_256_objects_is_read(tmp_path: Path, forge: Forge) -> None:
    repository = Repository(tmp_path / "s.git")
    Repository(tmp_path).git("init", "-q", "--bare", "--object-format=sha256", str(repository.path))
    for setting in ("uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"):
        repository.git("config", setting, "true")
    head = repository.commit({"a.py": b"a\n"})
    (tmp_path / "work").mkdir()
    workspace = fetch_change(GitRemote(f"{forge.url}/s.git"), Commits(head, None), tmp_path / "work")
    assert texts(workspace.head) == {"a.py": b"a\n"}


def test_a_forge_that_ignores_filters_costs_more_and_gives_the_same(repository: Repository, fetch: Fetch) -> None:
    repository.git("config", "uploadpack.allowFilter", "false")
    base = repository.commit({"same.py": b"s\n", "mod.py": b"old\n"})
    workspace = fetch(repository.commit({"same.py": b"s\n", "mod.py": b"new\n"}, base), base)
    assert texts(workspace.head) == {"mod.py": b"new\n"}
