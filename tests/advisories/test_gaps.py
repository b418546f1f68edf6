from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from advisories.gaps import data_gap
from advisories.index import Index
from advisories.progress import NoProgress
from advisories.sources import Starter
from advisories.update import update
from tests.advisories.samples import NOW, archive, index_of, record


def test_no_index_is_a_gap() -> None:
    gap = data_gap(None, NOW)
    assert gap is not None
    assert (gap.path, gap.reason.code, gap.gap) == ("*", "advisories-missing", True)


def test_data_is_a_gap_past_its_age_and_not_before(tmp_path: Path) -> None:
    index = index_of(tmp_path, PyPI=archive(record("PYSEC-1")))
    assert data_gap(index, NOW + timedelta(days=7)) is None
    stale = data_gap(index, NOW + timedelta(days=7, seconds=1))
    assert stale is not None
    assert (stale.reason.code, stale.gap) == ("advisories-stale", True)
    assert data_gap(index, NOW + timedelta(days=30), timedelta(days=31)) is None


def test_the_starter_set_is_told_without_being_a_gap(tmp_path: Path) -> None:
    update(tmp_path / "advisories.sqlite", Starter(), (), NOW, NoProgress())
    with Index.open(tmp_path / "advisories.sqlite") as index:
        note = data_gap(index, NOW)
    assert note is not None
    assert (note.reason.code, note.gap) == ("starter-advisories", False)
