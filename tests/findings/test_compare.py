from collections import Counter
from dataclasses import dataclass, field
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from findings.compare import compare
from findings.fingerprint import code_fingerprint
from findings.model import Finding, State
from tests.findings.samples import finding

PATHS = ("a.py", "b.py", "lib/c.py", "d.py")
Tree = dict[str, list[str]]
Edits = list[tuple[str, int, str]]
FLAWS = ("eval(x)", "exec(y)", "system(z)")


def scan(files: Tree, only: frozenset[str] | None = None) -> list[Finding]:
    return [
        finding(path, number, fingerprint=code_fingerprint("code/sql", [line]))
        for path, lines in files.items()
        if only is None or path in only
        for number, line in enumerate(lines, start=1)
        if line.strip() in FLAWS
    ]


def flaws(files: Tree) -> Counter[str]:
    return Counter(line.strip() for lines in files.values() for line in lines if line.strip() in FLAWS)


@dataclass
class Edit:
    """A change in the making: what head holds by now, and where it came from."""

    files: Tree
    renames: dict[str, str] = field(default_factory=dict)

    def filled(self, at: int) -> tuple[str, int]:
        spots = [(path, number) for path, lines in sorted(self.files.items()) for number in range(len(lines))]
        return spots[at % len(spots)]

    def insert_lines(self, at: int, text: str) -> None:
        path, number = self.filled(at)
        self.files[path][number:number] = [text, ""]

    def indent(self, at: int, _text: str) -> None:
        path, number = self.filled(at)
        self.files[path][number] = "    " + self.files[path][number]

    def rename(self, at: int, text: str) -> None:
        path, _ = self.filled(at)
        new = f"renamed/{text}{at}.py"
        if new not in self.files and path not in self.renames:
            self.files[new] = self.files.pop(path)
            self.renames[new] = path

    def move_line(self, at: int, _text: str) -> None:
        path, number = self.filled(at)
        target, spot = self.filled(at * 7 + 3)
        self.files[target].insert(spot, self.files[path].pop(number))
        self.files[path].append("")

    def copy_line(self, at: int, _text: str) -> None:
        path, number = self.filled(at)
        target, spot = self.filled(at * 5 + 1)
        self.files[target].insert(spot, self.files[path][number])

    def delete_line(self, at: int, _text: str) -> None:
        path, number = self.filled(at)
        self.files[path][number] = ""


KEEPING = ("insert_lines", "indent", "rename", "move_line")
CHANGING = ("copy_line", "delete_line")

trees = st.dictionaries(
    st.sampled_from(PATHS), st.lists(st.sampled_from((*FLAWS, "pass", "")), min_size=1, max_size=8), min_size=1
)


def steps(names: tuple[str, ...]) -> st.SearchStrategy[list[tuple[str, int, str]]]:
    return st.lists(st.tuples(st.sampled_from(names), st.integers(0, 60), st.sampled_from(["pass", "x = 1"])), max_size=8)


def judge_edit(before: Tree, edits: Edits) -> tuple[Tree, tuple[Finding, ...]]:
    edit = Edit({path: list(lines) for path, lines in before.items()})
    for name, at, text in edits:
        getattr(edit, name)(at, text)
    changed = frozenset(path for path, lines in edit.files.items() if before.get(path) != lines)
    gone = frozenset(before) - frozenset(edit.files)
    base = scan(before, only=changed | gone)
    return edit.files, compare(scan(edit.files), base, edit.renames, changed)


@given(trees, steps(KEEPING))
@settings(deadline=None)
def test_shifting_indenting_renaming_and_moving_make_nothing_new_and_fix_nothing(before: Tree, edits: Edits) -> None:
    after, judged = judge_edit(before, edits)
    assert {finding.state for finding in judged} <= {State.EXISTING}
    assert len(judged) == flaws(after).total()


@given(trees, steps(KEEPING + CHANGING))
@settings(deadline=None)
def test_new_and_fixed_are_exactly_the_surplus_of_each_side(before: Tree, edits: Edits) -> None:
    after, judged = judge_edit(before, edits)
    states = Counter(finding.state for finding in judged)
    assert states[State.NEW] == (flaws(after) - flaws(before)).total()
    assert states[State.FIXED] == (flaws(before) - flaws(after)).total()
    assert states[State.NEW] + states[State.EXISTING] == flaws(after).total()


@given(trees, steps(KEEPING + CHANGING), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_engines_report_in_changes_nothing(before: Tree, edits: Edits, random: Random) -> None:
    after, _ = judge_edit(before, edits)
    head, base = scan(after), scan(before)
    straight = compare(head, base, {}, None)
    random.shuffle(head)
    random.shuffle(base)
    assert compare(head, base, {}, None) == straight


def test_one_more_copy_of_an_old_flaw_is_one_new_finding_at_its_own_line() -> None:
    judged = compare([finding(line=4), finding(line=11)], [finding(line=10)], {}, None)
    assert [(it.location.start_line, it.state) for it in judged] == [(4, State.NEW), (11, State.EXISTING)]


def test_the_copy_in_the_renamed_file_is_old_and_the_one_elsewhere_new() -> None:
    judged = compare([finding("copy.py"), finding("new.py")], [finding("old.py")], {"new.py": "old.py"}, None)
    assert [(it.location.path, it.state) for it in judged] == [("copy.py", State.NEW), ("new.py", State.EXISTING)]


def test_the_same_path_is_matched_before_a_rename() -> None:
    judged = compare([finding("a.py"), finding("b.py")], [finding("a.py")], {"b.py": "a.py"}, None)
    assert [(it.location.path, it.state) for it in judged] == [("a.py", State.EXISTING), ("b.py", State.NEW)]


def test_a_finding_in_an_unchanged_file_is_existing_though_the_merge_base_was_not_read_there() -> None:
    judged = compare([finding("same.py"), finding("b.py")], [], {}, frozenset({"b.py"}))
    assert [(it.location.path, it.state) for it in judged] == [("b.py", State.NEW), ("same.py", State.EXISTING)]


def test_an_unchanged_copy_does_not_excuse_a_new_one() -> None:
    both_sides = finding("same.py")
    judged = compare([both_sides, finding("b.py")], [both_sides], {}, frozenset({"b.py"}))
    assert [(it.location.path, it.state) for it in judged] == [("b.py", State.NEW), ("same.py", State.EXISTING)]


def test_other_rules_do_not_match() -> None:
    judged = compare([finding(rule="code/one")], [finding(rule="code/two")], {}, None)
    assert [it.state for it in judged] == [State.NEW, State.FIXED]


def test_what_could_not_be_read_again_is_not_called_fixed() -> None:
    base = [finding("a.py"), finding("old.py"), finding("c.py")]
    judged = compare([], base, {"new.py": "old.py"}, None, unread=frozenset({"a.py", "new.py"}))
    assert [(it.location.path, it.state) for it in judged] == [("c.py", State.FIXED)]
    assert compare([], base, {}, None, unread=frozenset({"*"})) == ()
