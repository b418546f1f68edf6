from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plan.policy_file import MAX_POLICY_BYTES, read_policy
from findings.model import Severity
from findings.policy import Mode, Policy

GOOD = b"""\
fail-on: critical
mode: observe
suppressions:
  - rule: code/python-sql-injection
    path: tools/*.py
    reason: by hand only
    expires: 2027-06-30
"""


def test_no_file_is_the_default_policy() -> None:
    assert read_policy(None).policy == Policy()
    assert read_policy(b"").problems == ()


def test_a_policy_is_read_as_it_is_written() -> None:
    read = read_policy(GOOD)
    assert read.problems == ()
    assert (read.policy.fail_on, read.policy.mode) == (Severity.CRITICAL, Mode.OBSERVE)
    assert read.policy.suppressions[0].expires == date(2027, 6, 30)
    assert read.digest != read_policy(GOOD + b"\n").digest


def test_every_error_is_told_with_its_line_and_the_default_holds() -> None:
    read = read_policy(b"fail-on: awful\nmode: observe\nsupressions: []\nsuppressions:\n  - rule: code/x\n    path: a\n")
    assert read.policy == Policy()
    assert [problem.line for problem in read.problems] == [1, 3, 5, 5]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a: [", "not valid YAML"),
        (b"a: &x [1]\nb: *y", "not valid YAML"),
        (b"[" * 100_000, "nested deeper"),
        (b"a: " + b"[" * 1000 + b"]" * 1000, "nested deeper"),
        (b"!!python/object/apply:os.system ['touch /tmp/x']", "not valid YAML"),
        (b"x" * (MAX_POLICY_BYTES + 1), "at most"),
        (b"\xff\xfe\x00", "YAML"),
        (b"- just\n- a list", "must be a mapping"),
    ],
)
def test_a_file_that_is_no_policy_is_a_problem_and_nothing_else(content: bytes, words: str) -> None:
    read = read_policy(content)
    assert read.policy == Policy()
    assert words in read.problems[0].message


def test_aliases_that_mean_a_huge_document_are_refused() -> None:
    lines = [b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 9)]
    assert "more than" in read_policy(b"\n".join(lines)).problems[0].message


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_garbage_never_raises(content: bytes) -> None:
    read = read_policy(content)
    assert read.problems or isinstance(read.policy, Policy)
