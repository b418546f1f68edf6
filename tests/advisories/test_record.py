from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisories.errors import UnusableRecordError
from advisories.record import MAX_RECORD_BYTES, parse_record
from tests.advisories.samples import affected, record, since


def encoded(**changes: Any) -> bytes:
    return json.dumps(record("PYSEC-2020-1", affected("a", *since("0", "1.0"))) | changes).encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not-json"),
        (b"{", "not-json"),
        (b"\xff\xfe\x00", "not-json"),
        (b"[]", "not-an-object"),
        (b"[" * 100_000, "too-deep"),
        (b'{"a":' * 100_000, "too-deep"),
        (b" " * (MAX_RECORD_BYTES + 1), "too-large"),
        (b'{"id": "A-1", "modified": NaN}', "not-json"),
        (b'{"id": ' + b"9" * 10_000 + b"}", "not-json"),
        (encoded(id=7), "bad-id"),
        (encoded(id="../../etc"), "bad-id"),
        (encoded(id="A](javascript:1)"), "bad-id"),
        (encoded(modified=None), "bad-modified"),
        (encoded(modified="yesterday"), "bad-modified"),
        (encoded(aliases={"a": 1}), "bad-aliases"),
        (encoded(summary="\ud800"), "not-text"),
        (encoded(affected={}), "bad-affected"),
        (encoded(affected=[7]), "bad-affected"),
        (encoded(affected=[{"package": {"ecosystem": "PyPI", "name": "a\0b"}}]), "bad-affected"),
        (encoded(affected=[{"package": {"ecosystem": "PyPI", "name": "a" * 600}}]), "bad-affected"),
        (encoded(affected=[affected("a", {"introduced": 0})]), "bad-affected"),  # type: ignore[dict-item]
        (encoded(affected=[affected("a", {"fixed": "1.0"})]), "bad-affected"),
        (encoded(affected=[affected("a", versions=("1" * 300,))]), "bad-affected"),
        (encoded(affected=[{"package": {"ecosystem": "PyPI", "name": "a"}, "versions": "1.0"}]), "bad-affected"),
    ],
)
def test_what_is_no_advisory_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnusableRecordError) as refused:
        parse_record(data)
    assert refused.value.reason == reason


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from(
    ["id", "modified", "withdrawn", "aliases", "summary", "details", "severity", "affected", "database_specific"]
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(FIELDS, JSON, max_size=4), st.binary(max_size=40))
def test_no_record_of_any_shape_raises_anything_else(changes: dict[str, Any], noise: bytes) -> None:
    for data in (encoded(**changes), noise):
        try:
            parse_record(data)
        except UnusableRecordError as error:
            assert error.reason  # noqa: PT017  refusing is one of two right answers


@settings(max_examples=100, deadline=None)
@given(JSON, st.sampled_from(["package", "ranges", "versions", "severity", "database_specific", "ecosystem_specific"]))
def test_no_affected_package_of_any_shape_raises_anything_else(value: Any, where: str) -> None:
    try:
        parse_record(encoded(affected=[affected("a") | {where: value}]))
    except UnusableRecordError as error:
        assert error.reason in {"bad-affected", "not-json"}  # noqa: PT017  refusing is one of two right answers


def test_an_alias_that_is_no_id_is_left_out() -> None:
    found = parse_record(encoded(aliases=["CVE-2020-1", "https://example.com/x", 5, "PYSEC-2020-1"]))
    assert found.aliases == ("CVE-2020-1",)


def test_the_digest_does_not_depend_on_how_the_record_is_spelled() -> None:
    document = json.loads(encoded())
    respelled = json.dumps(dict(reversed(document.items())), indent=3).encode()
    assert parse_record(encoded()).digest == parse_record(respelled).digest
    assert parse_record(encoded()).digest != parse_record(encoded(summary="other")).digest


def test_texts_become_one_plain_line() -> None:
    found = parse_record(encoded(summary="  evil\u202e\x1b[31m\nline\x00 " + "x" * 5_000))
    assert found.summary.startswith("evil[31m line xxx")
    assert len(found.summary) == 240


def test_details_stand_in_for_a_missing_summary_up_to_a_sentence_that_says_something() -> None:
    details = "A is a library. It sends passwords to whoever asks for them nicely enough. More text."
    found = parse_record(encoded(summary=None, details=details))
    assert found.summary == "A is a library. It sends passwords to whoever asks for them nicely enough."


def test_ranges_of_commits_are_not_read() -> None:
    git = {"type": "GIT", "repo": "https://example.com", "events": [{"introduced": "0"}, {"fixed": "abc"}]}
    found = parse_record(encoded(affected=[affected("a") | {"ranges": [git]}, {"ranges": [git]}]))
    assert [item.ranges for item in found.affected] == [()]
