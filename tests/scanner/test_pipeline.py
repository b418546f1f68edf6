"""What engines found on both sides, compared; and what becomes of engines that fail."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from findings.coverage import Coverage, EngineRun, Outcome, Reason, Skipped
from findings.inventory import Inventory, Package
from findings.model import Confidence, Finding, Location, Severity, State
from scanner.engines.interface import EngineResult, Limits
from scanner.pipeline import Progress, ScanResult, Side, run
from scanner.workspace import Passage, Passing, Tree, Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TOO_LARGE = Reason("too-large", "It is larger than 1000000 bytes.")


def finding(path: str, line: int = 1, rule: str = "code/eval", fingerprint: str = "v1:eval") -> Finding:
    return Finding(
        rule,
        rule.partition("/")[0],
        "Eval",
        Severity.HIGH,
        Confidence.HIGH,
        "Do not.",
        "Help.",
        Location(path, line, line),
        fingerprint,
    )


def package(version: str, path: str = "uv.lock") -> Package:
    return Package("PyPI", "flask", version, path, 1)


@dataclass
class Scripted:
    """An engine that answers by side and remembers what it was asked."""

    name: str = "code"
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    """By the name of the tree's root."""
    packages: dict[str, list[Package]] | None = None
    fails: frozenset[str] = frozenset()
    raises: frozenset[str] = frozenset()
    coverage: Coverage = field(default_factory=Coverage)
    asked: list[tuple[str, frozenset[str] | None]] = field(default_factory=list)

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:
        assert isinstance(limits, Limits)
        side = tree.root.name
        self.asked.append((side, only))
        if side in self.raises:
            raise RuntimeError("the secret is hunter2")
        if side in self.fails:
            reason = Reason("timeout", "It took longer than 120 s.")
            return EngineResult(EngineRun(self.name, "1", "d", Outcome.ERROR, Coverage(), 0.0, reason))
        found = tuple(item for item in self.findings.get(side, []) if only is None or item.rule in only)
        outcome = Outcome.FINDINGS if found else Outcome.CLEAN
        listed = Inventory(tuple(self.packages.get(side, []))) if self.packages is not None else None
        return EngineResult(EngineRun(self.name, "1", "d", outcome, self.coverage, 0.0), found, listed)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    head = Tree(tmp_path / "head", ("a.py", "b.py"))
    return Workspace(head, Tree(tmp_path / "base", ("a.py",)), frozenset({"a.py", "b.py"}))


def states(result: ScanResult) -> list[tuple[str, State]]:
    return [(item.location.path, item.state) for item in result.findings]


def skipping(tree: Tree, *skipped: Skipped) -> Tree:
    return replace(tree, skipped=skipped)


def test_what_the_merge_base_had_is_existing_and_the_rest_is_new(workspace: Workspace) -> None:
    engine = Scripted(findings={"head": [finding("a.py"), finding("b.py", fingerprint="v1:other")], "base": [finding("a.py", 9)]})
    result = run(workspace, [engine])
    assert states(result) == [("a.py", State.EXISTING), ("b.py", State.NEW)]
    assert result.runs[0].outcome is Outcome.FINDINGS


def test_only_the_rules_that_fired_in_the_change_run_on_the_merge_base(workspace: Workspace) -> None:
    engine = Scripted(findings={"head": [finding("a.py"), finding("old.py", rule="code/xss")]})
    run(workspace, [engine])
    assert engine.asked == [("head", None), ("base", frozenset({"code/eval"}))]


def test_without_findings_the_merge_base_is_not_read(workspace: Workspace) -> None:
    engine = Scripted()
    result = run(workspace, [engine])
    assert engine.asked == [("head", None)]
    assert result.runs[0].outcome is Outcome.CLEAN


def test_without_a_merge_base_nothing_is_compared(workspace: Workspace) -> None:
    engine = Scripted(findings={"head": [finding("a.py")]}, packages={"head": [package("1")]})
    result = run(Workspace(workspace.head), [engine])
    assert states(result) == [("a.py", State.NEW)]
    assert engine.asked == [("head", None)]
    assert result.inventory == Inventory((package("1"),))
    assert result.merge_base_inventory is None


def test_packages_are_listed_on_both_sides_whenever_they_are_listed_at_all(workspace: Workspace) -> None:
    engine = Scripted("packages", packages={"head": [package("2")], "base": [package("1")]})
    result = run(replace(workspace, changed=frozenset({"uv.lock"})), [engine, Scripted()])
    assert engine.asked == [("head", None), ("base", None)]
    assert result.inventory == Inventory((package("2"),))
    assert result.merge_base_inventory == Inventory((package("1"),))


def test_packages_of_an_unchanged_lock_file_are_on_both_sides(workspace: Workspace) -> None:
    engine = Scripted("packages", packages={"head": [package("1")], "base": []})
    result = run(replace(workspace, changed=frozenset({"a.py"})), [engine])
    assert result.merge_base_inventory == Inventory((package("1"),))


def test_a_merge_base_that_can_not_be_judged_is_an_error_and_blames_nobody(workspace: Workspace) -> None:
    engine = Scripted(findings={"head": [finding("a.py")]}, fails=frozenset({"base"}))
    result = run(workspace, [engine])
    assert result.findings == ()
    assert result.runs[0].outcome is Outcome.ERROR
    assert result.runs[0].reason is not None
    assert result.runs[0].reason.code == "merge-base-timeout"


def test_packages_of_a_merge_base_that_can_not_be_judged_are_not_taken_for_none(workspace: Workspace) -> None:
    engine = Scripted("packages", packages={"head": [package("2")]}, fails=frozenset({"base"}))
    result = run(workspace, [engine])
    assert result.runs[0].outcome is Outcome.ERROR
    assert result.inventory is None


def test_an_engine_that_fails_on_head_is_not_asked_again(workspace: Workspace) -> None:
    engine = Scripted(fails=frozenset({"head"}))
    result = run(workspace, [engine])
    assert engine.asked == [("head", None)]
    assert result.runs[0].reason == Reason("timeout", "It took longer than 120 s.")


@pytest.mark.parametrize("side", ["head", "base"])
def test_an_engine_that_raises_is_its_own_error_and_not_the_end_of_the_others(workspace: Workspace, side: str) -> None:
    broken = Scripted("secrets", findings={"head": [finding("a.py", rule="secrets/aws")]}, raises=frozenset({side}))
    sound = Scripted(findings={"head": [finding("b.py")]})
    result = run(workspace, [broken, sound])
    assert [item.outcome for item in result.runs] == [Outcome.ERROR, Outcome.FINDINGS]
    assert states(result) == [("b.py", State.NEW)]
    reason = result.runs[0].reason
    assert reason is not None
    assert reason.code == ("crash" if side == "head" else "merge-base-crash")
    assert "RuntimeError" in reason.text
    assert "hunter2" not in reason.text


def test_a_gap_in_the_tree_makes_every_engine_it_concerns_partial(workspace: Workspace) -> None:
    head = skipping(workspace.head, Skipped("bundle.js", TOO_LARGE, gap=True))
    engines = [Scripted(findings={"head": [finding("a.py")]}), Scripted("secrets"), Scripted("packages")]
    result = run(replace(workspace, head=head), engines)
    assert [item.outcome for item in result.runs] == [Outcome.PARTIAL, Outcome.PARTIAL, Outcome.CLEAN]
    assert result.runs[0].coverage.gaps == head.skipped
    reason = result.runs[1].reason
    assert reason is not None
    assert reason.code == "too-large"
    assert "bundle.js" in reason.text
    assert states(result) == [("a.py", State.NEW)]


def test_an_unread_lock_file_concerns_the_packages(workspace: Workspace) -> None:
    head = skipping(workspace.head, Skipped("web/bun.lockb", Reason("binary-lock-file", "It is binary."), gap=True))
    result = run(replace(workspace, head=head), [Scripted(), Scripted("packages", packages={})])
    assert [item.outcome for item in result.runs] == [Outcome.CLEAN, Outcome.PARTIAL]


def test_what_is_rightly_passed_over_is_counted_and_changes_nothing(workspace: Workspace) -> None:
    pictures = [Skipped(f"{number}.png", Reason("binary", "It is not text."), gap=False) for number in range(3)]
    result = run(replace(workspace, head=skipping(workspace.head, *pictures)), [Scripted()])
    assert result.runs[0].outcome is Outcome.CLEAN
    assert result.runs[0].reason is None
    (counted,) = result.runs[0].coverage.skipped
    assert counted.path == "*"
    assert counted.reason.text.startswith("3 files")


def test_more_gaps_than_anybody_reads_are_counted(workspace: Workspace) -> None:
    gaps = [Skipped(f"{number:04}.js", TOO_LARGE, gap=True) for number in range(2000)]
    result = run(replace(workspace, head=skipping(workspace.head, *gaps)), [Scripted()])
    assert len(result.runs[0].coverage.gaps) == 501
    assert result.runs[0].coverage.gaps[-1].reason.text.startswith("1500 files")


def test_a_skipped_engine_is_partial_when_what_it_should_have_read_was_not_there(workspace: Workspace) -> None:
    class Idle(Scripted):
        def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:
            result = super().scan(tree, limits, only)
            skipped = replace(result.run, outcome=Outcome.SKIPPED, reason=Reason("nothing-to-read", "Nothing."))
            return replace(result, run=skipped)

    assert run(workspace, [Idle()]).runs[0].outcome is Outcome.SKIPPED
    head = skipping(workspace.head, Skipped("x.py", Reason("git-lfs", "It is stored with Git LFS."), gap=True))
    assert run(replace(workspace, head=head), [Idle()]).runs[0].outcome is Outcome.PARTIAL


def test_an_engines_own_account_of_a_gap_is_not_doubled(workspace: Workspace) -> None:
    gap = Skipped("bundle.js", TOO_LARGE, gap=True)
    result = run(replace(workspace, head=skipping(workspace.head, gap)), [Scripted(coverage=Coverage(files=2, skipped=(gap,)))])
    assert result.runs[0].coverage == Coverage(files=2, skipped=(gap,))


def test_a_gap_on_the_merge_base_is_told_where_it_may_make_old_findings_look_new(workspace: Workspace) -> None:
    assert workspace.merge_base is not None
    base = skipping(workspace.merge_base, Skipped("old.py", TOO_LARGE, gap=True), Skipped("else.py", TOO_LARGE, gap=True))
    renamed = replace(workspace, merge_base=base, renames={"b.py": "old.py"})
    result = run(renamed, [Scripted(findings={"head": [finding("b.py")]}), Scripted("secrets")])
    assert [item.outcome for item in result.runs] == [Outcome.PARTIAL, Outcome.CLEAN]
    assert [(item.path, item.reason.code) for item in result.runs[0].coverage.gaps] == [("b.py", "merge-base-too-large")]


def test_what_stood_in_a_file_that_head_could_not_read_is_not_called_fixed(workspace: Workspace) -> None:
    head = skipping(workspace.head, Skipped("a.py", TOO_LARGE, gap=True))
    engine = Scripted(findings={"head": [finding("b.py", fingerprint="v1:b")], "base": [finding("a.py")]})
    assert states(run(replace(workspace, head=head), [engine])) == [("b.py", State.NEW)]
    assert states(run(workspace, [engine])) == [("b.py", State.NEW), ("a.py", State.FIXED)]


def test_engines_run_side_by_side_and_report_in_the_order_asked_for(workspace: Workspace) -> None:
    together = threading.Barrier(3, timeout=10)

    class Waiting(Scripted):
        def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:
            together.wait()
            return super().scan(tree, limits, only)

    names = ["secrets", "code", "packages"]
    engines = [Waiting(name, findings={"head": [finding("a.py", rule=f"{name}/x")]}) for name in names]
    result = run(Workspace(workspace.head), engines)
    assert [item.engine for item in result.runs] == names
    assert [item.engine for item in result.findings] == names
    assert all(item.seconds > 0 for item in result.runs)


def test_progress_is_told_for_each_engine_and_side(workspace: Workspace) -> None:
    told: list[Progress] = []
    run(workspace, [Scripted(findings={"head": [finding("a.py")]})], progress=told.append)
    assert told == [
        Progress("code", Side.HEAD, None),
        Progress("code", Side.HEAD, Outcome.FINDINGS),
        Progress("code", Side.MERGE_BASE, None),
        Progress("code", Side.MERGE_BASE, Outcome.CLEAN),
    ]


class Remembering(Scripted):
    """One that reads the commits too."""

    def scan_together(self, trees: Sequence[Tree], limits: Limits) -> tuple[EngineResult, ...]:
        self.asked.append(("together", None))
        return tuple(self.scan(tree, limits) for tree in trees)

    def in_passing(self, finding: Finding, passage: Passage) -> Finding:
        return replace(finding, location=replace(finding.location, path=passage.path), commit=passage.commit)


def test_what_the_commits_held_is_read_in_one_start_with_head_and_more_of_it_after(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanner.passing._AT_ONCE", 2)
    files = ("000000/x.py", "000001/y.py", "000002/z.py")
    passages = {file: Passage(file.partition("/")[2], "c0ffee") for file in files}
    passing = Passing(Tree(tmp_path / "passing", files), passages)
    engine = Remembering(findings={"passing": [finding("000001/y.py")]})
    result = run(replace(workspace, merge_base=None, passing=passing), [engine])
    assert [side for side, _ in engine.asked] == ["together", "head", "passing", "passing"]
    assert [(item.location.path, item.commit) for item in result.findings] == [("y.py", "c0ffee")]


def test_an_engine_that_raises_over_head_and_the_commits_is_an_error(workspace: Workspace, tmp_path: Path) -> None:
    passing = Passing(Tree(tmp_path / "passing", ("000000/x.py",)), {"000000/x.py": Passage("x.py", "c0ffee")})
    result = run(replace(workspace, passing=passing), [Remembering(raises=frozenset({"passing"}))])
    assert (result.runs[0].outcome, result.findings) == (Outcome.ERROR, ())


def test_a_tree_of_many_files_may_take_longer() -> None:
    assert Limits.for_files(0) == Limits()
    assert Limits.for_files(2_000).seconds > 2 * Limits().seconds


def test_no_engines_give_an_empty_result(workspace: Workspace) -> None:
    assert run(workspace, []) == ScanResult((), (), None, None)
