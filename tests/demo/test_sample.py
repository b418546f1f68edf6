"""The sample repository keeps its promises: what is old stays old, what is new is three things, and no secret lies here."""

from __future__ import annotations

import re

from demo.sample_files import FOLDER, MOVED, files_of

NEW_FLAWS = {
    "shop/orders.py": "customer = '\" + customer",
    "shop/carrier.py": 'TOKEN = "ghp_',
    "requirements.txt": "requests==2.19.0",
}


def test_the_change_adds_three_flaws_and_the_fix_takes_them_back() -> None:
    before, change, fix = (files_of(stage) for stage in ("main", "change", "fix"))
    for path, flaw in NEW_FLAWS.items():
        assert flaw not in before.get(path, "")
        assert flaw in change[path]
        assert flaw not in fix[path]


def test_the_old_flaw_that_moves_is_moved_as_it_was() -> None:
    assert MOVED == ("shop/invoices.py",)
    assert files_of("change")["shop/downloads/invoices.py"] == files_of("main")["shop/invoices.py"]


def test_the_planted_key_is_made_when_asked_for_and_lies_nowhere() -> None:
    keys = {re.search(r"ghp_\w{36}", files_of("change")["shop/carrier.py"])[0] for _ in range(3)}  # type: ignore[index]
    assert len(keys) == 3
    assert not [path for path in FOLDER.rglob("*") if path.is_file() and b"ghp_" in path.read_bytes()]


def test_the_sample_is_large_enough_to_look_real() -> None:
    assert len(files_of("main")) >= 25
