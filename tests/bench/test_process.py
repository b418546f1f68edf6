"""A function in a process of its own, as the benchmark measures one."""

from __future__ import annotations

import os

from bench._process import _bytes_of_tree, running


def test_a_handler_answers_line_by_line_and_an_error_is_an_answer() -> None:
    with running("operator.truediv", {"PATH": os.environ["PATH"]}) as function:
        broken = function.invoke(1)
    with running("operator.is_", {"PATH": os.environ["PATH"]}) as function:
        answers = [function.invoke(one).answer for one in (None, 1)]
    assert broken.answer["errorType"] == "TypeError"
    assert answers == [True, False]
    assert 1_000_000 < broken.peak_bytes < 100_000_000


def test_the_memory_of_a_process_has_its_childrens_in_it() -> None:
    alone = _bytes_of_tree(os.getpid())
    with running("operator.is_", {"PATH": os.environ["PATH"]}) as function:
        function.invoke(None)
        child = _bytes_of_tree(function.process.pid)
        assert _bytes_of_tree(os.getpid()) >= child > 1_000_000
    assert alone > 1_000_000
