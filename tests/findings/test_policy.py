from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.model import Severity
from findings.policy import InvalidPolicyError, Mode, OnError, OnNoFix, OnPartial, Policy, parse_policy
from tests.findings.samples import FINGERPRINT

FULL = {
    "fail-on": "medium",
    "mode": "observe",
    "on-error": "pass",
    "on-partial": "block",
    "engines": ["secrets", "code"],
    "paths": {"include": ["src/"], "exclude": ["*.min.js"]},
    "suppressions": [
        {"fingerprint": FINGERPRINT, "reason": "test data", "expires": date(2027, 1, 31)},
        {"rule": "code/sql", "path": "tests/**", "reason": "fixtures", "expires": "2027-01-31"},
        {"advisory": "CVE-2021-1", "package": "django", "reason": "not reachable", "expires": "2027-01-31"},
    ],
    "unknown-as": "low",
}


def line_of(where: tuple[str | int, ...]) -> int:
    return 1 + len(where) * 10 + sum(step for step in where if isinstance(step, int))


def errors_of(document: object) -> list[tuple[str, int]]:
    policy, errors = parse_policy(document, line_of)
    assert policy == Policy()
    return [(error.path, error.line) for error in errors]


def test_every_key_reaches_the_policy() -> None:
    policy, errors = parse_policy(FULL, line_of)
    assert errors == ()
    assert (policy.fail_on, policy.mode, policy.on_error) == (Severity.MEDIUM, Mode.OBSERVE, OnError.PASS)
    assert (policy.on_partial, policy.unknown_as) == (OnPartial.BLOCK, Severity.LOW)
    assert policy.engines == ("code", "secrets")
    assert (policy.include, policy.exclude) == (("src/",), ("*.min.js",))
    assert [it.expires for it in policy.suppressions] == [date(2027, 1, 31)] * 3
    assert [it.fingerprint or it.rule or it.advisory for it in policy.suppressions] == [FINGERPRINT, "code/sql", "CVE-2021-1"]


@pytest.mark.parametrize("document", [None, {}])
def test_an_empty_file_is_the_default_policy(document: object) -> None:
    assert parse_policy(document, line_of) == (Policy(), ())


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ([], ""),
        ("fail-on: high", ""),
        ({"fail_on": "high"}, "fail_on"),
        ({7: "high"}, ""),
        ({"fail-on": "unknown"}, "fail-on"),
        ({"fail-on": "HIGH"}, "fail-on"),
        ({"fail-on": None}, "fail-on"),
        ({"mode": True}, "mode"),
        ({"engines": []}, "engines"),
        ({"engines": "code"}, "engines"),
        ({"engines": ["code", "magic"]}, "engines[1]"),
        ({"paths": ["src"]}, "paths"),
        ({"paths": {"only": []}}, "paths.only"),
        ({"paths": {"include": ["../up"]}}, "paths.include[0]"),
        ({"paths": {"exclude": [3]}}, "paths.exclude[0]"),
        ({"suppressions": {}}, "suppressions"),
        ({"suppressions": ["all"]}, "suppressions[0]"),
        ({"suppressions": [{"fingerprint": FINGERPRINT, "expires": "2027-01-31"}]}, "suppressions[0]"),
        ({"suppressions": [{"fingerprint": FINGERPRINT, "reason": "why"}]}, "suppressions[0]"),
        ({"suppressions": [{"reason": "why", "expires": "2027-01-31"}]}, "suppressions[0]"),
        ({"suppressions": [{"fingerprint": 5, "reason": "why", "expires": "2027-01-31"}]}, "suppressions[0].fingerprint"),
        ({"suppressions": [{"fingerprint": FINGERPRINT, "reason": "", "expires": "2027-01-31"}]}, "suppressions[0].reason"),
        ({"suppressions": [{"fingerprint": FINGERPRINT, "reason": "why", "expires": "2027-02-30"}]}, "suppressions[0].expires"),
        ({"suppressions": [{"fingerprint": FINGERPRINT, "reason": "why", "expires": "20270130"}]}, "suppressions[0].expires"),
        (
            {"suppressions": [{"fingerprint": FINGERPRINT, "reason": "why", "expires": datetime(2027, 1, 1, tzinfo=UTC)}]},
            "suppressions[0].expires",
        ),
        (
            {"suppressions": [{"fingerprint": FINGERPRINT, "reason": "why", "expires": "2027-01-31", "by": "me"}]},
            "suppressions[0].by",
        ),
        ({"suppressions": [{}] * 5001}, "suppressions"),
    ],
)
def test_what_a_policy_may_not_say_is_told_with_its_place(document: object, path: str) -> None:
    assert path in [told for told, _ in errors_of(document)]


def test_all_errors_come_at_once_with_their_lines_and_nothing_of_the_file_is_in_force() -> None:
    document = FULL | {
        "mode": "maybe",
        "extra": 1,
        "engines": ["magic"],
        "suppressions": [FULL["suppressions"][0] | {"reason": 1}],
    }
    assert errors_of(document) == [("extra", 11), ("mode", 11), ("engines[0]", 21), ("suppressions[0].reason", 31)]


def test_an_error_says_what_would_be_right() -> None:
    _, errors = parse_policy({"on-error": "ignore"}, line_of)
    assert errors[0].message == "on-error must be one of fail, pass, not 'ignore'"


@pytest.mark.parametrize(
    "paths",
    [{"include": ["a/**"] * 501}, {"exclude": ["a" * 501]}, {"include": ["a" * 400] * 15, "exclude": ["b" * 400] * 15}],
)
def test_paths_that_no_ticket_could_carry_are_refused(paths: dict[str, list[str]]) -> None:
    assert errors_of({"paths": paths})


def test_a_document_that_refers_to_itself_is_refused_in_words() -> None:
    endless: list[object] = []
    endless.append(endless)
    assert errors_of({"engines": endless, "paths": endless, "suppressions": endless, "fail-on": endless})


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.sampled_from(list(Severity))
keys = st.sampled_from([*FULL, "include", "exclude", "fingerprint", "rule", "path", "reason", "expires"]) | scalars
documents = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)


@given(documents)
def test_any_document_gives_a_policy_or_errors_and_never_both(document: object) -> None:
    policy, errors = parse_policy(document, line_of)
    assert not errors or policy == Policy()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"fail_on": Severity.UNKNOWN}, "unknown-threshold"),
        ({"unknown_as": Severity.UNKNOWN}, "unknown-threshold"),
        ({"engines": ()}, "no-engines"),
        ({"engines": ("magic",)}, "unknown-engine"),
        ({"exclude": ("",)}, "bad-path"),
    ],
)
def test_a_policy_that_could_not_be_applied_cannot_be_made(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(InvalidPolicyError) as refused:
        Policy(**fields)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("policy", "gated"),
    [
        (Policy(), "critical high unknown"),
        (Policy(fail_on=Severity.CRITICAL), "critical"),
        (Policy(fail_on=Severity.LOW), "critical high unknown medium low"),
        (Policy(unknown_as=Severity.MEDIUM), "critical high"),
        (Policy(fail_on=Severity.MEDIUM, unknown_as=Severity.MEDIUM), "critical high unknown medium"),
    ],
)
def test_unknown_gates_as_policy_says(policy: Policy, gated: str) -> None:
    assert {severity for severity in Severity if policy.gates(severity)} == set(gated.split())


def test_packages_have_their_own_keys() -> None:
    policy, errors = parse_policy(
        {"no-fix": "block", "deny-licences": ["AGPL-*", "GPL-3.0-only"], "vex": ["security/app.vex.json"]}, line_of
    )
    assert errors == ()
    assert (policy.on_no_fix, policy.deny_licences, policy.vex) == (
        OnNoFix.BLOCK,
        ("AGPL-*", "GPL-3.0-only"),
        ("security/app.vex.json",),
    )


@pytest.mark.parametrize(
    "document",
    [
        {"vex": ["/etc/x"]},
        {"vex": ["../x"]},
        {"vex": ["a//b"]},
        {"vex": ["a"] * 11},
        {"vex": "a"},
        {"deny-licences": [1]},
        {"no-fix": "x"},
    ],
)
def test_packages_keys_are_read_strictly(document: object) -> None:
    policy, errors = parse_policy(document, line_of)
    assert policy == Policy()
    assert errors
