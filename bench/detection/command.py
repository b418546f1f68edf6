"""`python -m bench detection`: the score of each language and weakness as a table or as JSON."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from bench.detection.cases import CASES, cases_of, languages
from bench.detection.score import Rates, Scored, score
from scanner.engines.code import CodeEngine

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] = ()) -> None:
    """Score the languages asked for, all that have cases when none is."""
    asked = _parser().parse_args(arguments)
    engine = CodeEngine(summaries=not asked.no_summaries)
    root = asked.cases
    scored = {name: score(root / name, cases_of(name, root), engine) for name in asked.language or languages(root)}
    if asked.json:
        print(json.dumps({name: _document(each) for name, each in scored.items()}, indent=2))
        return
    for name, each in scored.items():
        print("\n".join([*_table(name, each), *(_wrong(each) if asked.misses else [])]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench detection", description=__doc__)
    parser.add_argument("--language", action="append", help="only this one; may be repeated")
    parser.add_argument("--cases", type=Path, default=CASES, help="other labelled cases: LANGUAGE/CWE-N/{vulnerable,safe}/CASE")
    parser.add_argument("--no-summaries", action="store_true", help="without the pass that follows data through functions")
    parser.add_argument("--misses", action="store_true", help="list the cases that were judged wrongly")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser


def _table(language: str, scored: Scored) -> list[str]:
    head = f"{language:<22}{'cases':>7}{'found':>12}{'TP rate':>9}{'accused':>12}{'FP rate':>9}{'score':>8}"
    rows = [_row(f"  {cwe}", rates) for cwe, rates in scored.rates.items()]
    total = _row("  all cases", scored.total)
    mean = f"{'  mean of weaknesses':<71}{scored.mean:>8.2f}   {scored.seconds:.1f} s"
    return [head, *rows, total, mean]


def _row(name: str, rates: Rates) -> str:
    found, accused = f"{rates.reported}/{rates.vulnerable}", f"{rates.accused}/{rates.safe}"
    return (
        f"{name:<22}{rates.vulnerable + rates.safe:>7}{found:>12}{rates.true_positive:>9.2f}"
        f"{accused:>12}{rates.false_positive:>9.2f}{rates.score:>8.2f}"
    )


def _wrong(scored: Scored) -> list[str]:
    return [*(f"  missed   {case.path}" for case in scored.missed), *(f"  accused  {case.path}" for case in scored.accused)]


def _document(scored: Scored) -> dict[str, object]:
    return {
        "cwe": {cwe: _figures(rates) for cwe, rates in scored.rates.items()},
        "total": _figures(scored.total),
        "mean_score": round(scored.mean, 3),
        "seconds": round(scored.seconds, 2),
        "missed": [case.path for case in scored.missed],
        "accused": [case.path for case in scored.accused],
    }


def _figures(rates: Rates) -> dict[str, object]:
    return {
        "vulnerable": rates.vulnerable,
        "reported": rates.reported,
        "safe": rates.safe,
        "accused": rates.accused,
        "true_positive_rate": round(rates.true_positive, 3),
        "false_positive_rate": round(rates.false_positive, 3),
        "score": round(rates.score, 3),
    }
