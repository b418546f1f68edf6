"""JSON is read only when every reader would read it alike, and never at the sender's price."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webhooks.errors import BadJsonError
from webhooks.strict_json import MAX_DEPTH, read_object

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), VALUES))
def test_what_json_writes_is_read_back(value: dict[str, object]) -> None:
    assert read_object(json.dumps(value).encode()) == value
    assert read_object(json.dumps(value, ensure_ascii=False).encode()) == value


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not-json"),
        (b"{", "not-json"),
        (b'{"a": 1} x', "not-json"),
        (b"\xef\xbb\xbf{}", "not-json"),
        ("{}".encode("utf-16"), "not-utf-8"),
        (b'{"a": "\xff"}', "not-utf-8"),
        (b"payload=%7B%7D", "not-json"),
        (b"[]", "not-an-object"),
        (b"null", "not-an-object"),
        (b'{"a": NaN}', "bad-number"),
        (b'{"a": -Infinity}', "bad-number"),
        (b'{"a": 1e400}', "bad-number"),
        (b'{"a": ' + b"9" * 5000 + b"}", "bad-number"),
        (b'{"installation": {"id": 1}, "installation": {"id": 2}}', "duplicate-key"),
        (b'{"a": {"b": 1, "\\u0062": 2}}', "duplicate-key"),
        (b'{"a":' * 100_000, "too-deep"),
        (b"[" * 100_000 + b"]" * 100_000, "too-deep"),
        (b'{"a": [' + b"{}," * 8_000_000 + b"{}]}", "too-many-parts"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(BadJsonError) as refusal:
        read_object(body)
    assert refusal.value.reason == reason


def test_brackets_inside_strings_do_not_nest() -> None:
    assert read_object(b'{"a": "' + b"[{" * 1000 + b'\\""}') == {"a": "[{" * 1000 + '"'}


def test_the_deepest_that_is_read() -> None:
    read_object(b'{"a":' * MAX_DEPTH + b"1" + b"}" * MAX_DEPTH)
    with pytest.raises(BadJsonError):
        read_object(b'{"a":' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1))


@given(st.binary())
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with contextlib.suppress(BadJsonError):
        read_object(body)
