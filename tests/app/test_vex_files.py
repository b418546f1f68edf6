import json

from app.plan.policy_file import read_policy
from app.plan.vex_files import texts_of, with_vex

POLICY = read_policy(b"vex: [a.vex.json, gone.json]\n")
VEX = json.dumps(
    {
        "@context": "https://openvex.dev/ns/v0.2.0",
        "statements": [
            {
                "vulnerability": {"name": "CVE-1"},
                "products": ["pkg:npm/a@1.0"],
                "status": "not_affected",
                "justification": "component_not_present",
            }
        ],
    }
).encode()


def test_the_documents_a_policy_names_clear_what_they_say_and_a_missing_one_is_told() -> None:
    texts = texts_of(POLICY, {"a.vex.json": VEX}.get)
    file = with_vex(POLICY, texts)
    (cleared,) = file.policy.suppressions
    assert (cleared.advisory, cleared.package, cleared.version) == ("CVE-1", "a", "1.0")
    assert [problem.message for problem in file.problems] == ["the VEX document gone.json is not there, so it clears nothing"]


def test_a_document_that_is_too_long_or_no_vex_clears_nothing() -> None:
    for content in (b" " * 1_000_001, b"[]", b"\xff"):
        file = with_vex(POLICY, texts_of(POLICY, {"a.vex.json": content, "gone.json": VEX}.get))
        assert len(file.policy.suppressions) == 1
        assert len(file.problems) == 1


def test_a_policy_without_documents_is_as_it_was() -> None:
    policy = read_policy(b"fail-on: low\n")
    assert with_vex(policy, texts_of(policy, {}.get)) == policy
