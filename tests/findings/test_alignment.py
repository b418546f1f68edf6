import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.alignment import align


@pytest.mark.parametrize(
    ("head", "base", "old"),
    [
        pytest.param([10, 30], [10], [10], id="a copy below"),
        pytest.param([5, 11], [10], [11], id="a copy above pushes the old one down"),
        pytest.param([9, 11], [10], [11], id="a copy directly above"),
        pytest.param([9, 11, 12], [10, 11], [11, 12], id="a copy above two neighbours"),
        pytest.param([5, 11, 20], [10], [11], id="one copy above and one below"),
        pytest.param([10, 16, 51], [10, 50], [10, 51], id="a copy between"),
        pytest.param([3], [], [], id="nothing old"),
        pytest.param([10, 20], [10, 20], [10, 20], id="nothing new"),
    ],
)
def test_the_lines_that_stay_or_move_together_are_the_old_ones(head: list[int], base: list[int], old: list[int]) -> None:
    assert [head[index] for index in align(head, base)] == old


lines = st.lists(st.integers(1, 200), max_size=30).map(sorted)


@given(lines, lines)
def test_every_old_line_gets_a_place_of_its_own_in_order(one: list[int], other: list[int]) -> None:
    longer, shorter = sorted((one, other), key=len, reverse=True)
    chosen = align(longer, shorter)
    assert len(chosen) == len(shorter)
    assert list(chosen) == sorted(set(chosen))
    assert all(0 <= index < len(longer) for index in chosen)


def test_thousands_of_equal_lines_do_not_stall_it() -> None:
    assert len(align(range(1, 20_000), range(1, 10_000))) == 9_999
