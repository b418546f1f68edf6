from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from advisories.layout_json import from_json, to_json
from advisories.spans import Entry, covers, lay_out, place
from advisories.versions import key_function

KEY = key_function("npm")
VERSION = st.builds("{}.{}.0".format, st.integers(0, 2), st.integers(0, 1))
EVENT = st.one_of(
    st.tuples(st.just("introduced"), VERSION | st.just("0")),
    st.tuples(st.sampled_from(["fixed", "last_affected", "limit"]), VERSION),
    st.just(("limit", "*")),
)
RANGE = st.lists(EVENT, min_size=1, max_size=6).map(tuple)


def is_affected(version: str, ranges: list[tuple[tuple[str, str], ...]], versions: list[str]) -> bool:
    """The evaluation algorithm of the OSV schema, word for word."""
    return version in versions or any(before_limits(version, events) and in_range(version, events) for events in ranges)


def before_limits(version: str, events: tuple[tuple[str, str], ...]) -> bool:
    limits = [limit for kind, limit in events if kind == "limit"]
    return not limits or any(limit == "*" or KEY(version) < KEY(limit) for limit in limits)


def in_range(version: str, events: tuple[tuple[str, str], ...]) -> bool:
    vulnerable = False
    here = KEY(version)
    for kind, bound in sorted(events, key=lambda event: (event[1] != "0", KEY(event[1]) if event[1] != "*" else KEY("99.0.0"))):
        if kind == "introduced" and (bound == "0" or here >= KEY(bound)):
            vulnerable = True
        elif (kind == "fixed" and here >= KEY(bound)) or (kind == "last_affected" and here > KEY(bound)):
            vulnerable = False
    return vulnerable


LAST_AND_FIXED = (("introduced", "0.0.0"), ("last_affected", "1.0.0"), ("fixed", "1.0.0"))


@settings(max_examples=400, deadline=None)
@example(ranges=[LAST_AND_FIXED], versions=[], others=[LAST_AND_FIXED[::-1]], asked=["0.0.0", "0.1.0", "1.0.0", "1.1.0"])
@given(
    ranges=st.lists(RANGE, max_size=3),
    versions=st.lists(VERSION, max_size=4),
    others=st.lists(RANGE, max_size=2),
    asked=st.lists(VERSION | st.just("0.0.0-a"), min_size=1, max_size=5),
)
def test_a_layout_judges_as_the_schema_says(
    ranges: list[tuple[tuple[str, str], ...]], versions: list[str], others: list[tuple[tuple[str, str], ...]], asked: list[str]
) -> None:
    layout = from_json(to_json(lay_out([Entry("A", ranges, versions), Entry("B", others)], KEY)))
    bounds = [KEY(bound) for bound in layout.bounds]
    for version in asked:
        where = place(bounds, KEY(version))
        assert covers(layout.records[0].spans, where) == is_affected(version, ranges, versions), version
        assert covers(layout.records[1].spans, where) == is_affected(version, others, []), version


def test_versions_the_order_refuses_stay_strings_and_ranges_with_them_are_told() -> None:
    layout = lay_out([Entry("A", [(("introduced", "0"), ("fixed", "soon"))], ["1.0.0", "trunk"])], KEY)
    (laid,) = layout.records
    assert (layout.bounds, laid.spans, laid.listed, laid.unread) == (("0", "1.0.0"), ((3, 4),), ("trunk",), True)


def test_a_listed_version_inside_the_range_costs_nothing() -> None:
    layout = lay_out([Entry("A", [(("introduced", "1.0.0"), ("fixed", "2.0.0"))], ["1.0.0", "1.1.0", "1.9.0"])], KEY)
    assert layout.bounds == ("1.0.0", "2.0.0")
