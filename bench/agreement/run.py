"""Runs us and a reference on one bill of materials and prints where they agree.

    python -m bench.agreement --sbom bom.json --reference 'osv-scanner scan source --offline -L {sbom} --format json'

Without --sbom one is drawn from the index. A reference prints osv-scanner's JSON, or a line for each vulnerability: package,
version and ids, with tabs between and commas between ids. Its exit status does not count: scanners fail when they find.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from advisories.index import Index
from bench.agreement.comparison import compare, read_explanations, report
from bench.agreement.drawn import drawn
from bench.agreement.facts import facts_of
from bench.agreement.matched import ours, theirs
from bench.match import archives as at_hand
from scanner.inventory.sbom import read_sbom

DEFAULT_EXPLANATIONS = Path(__file__).with_name("explanations.json")
REFERENCE = "OUTRIDER_BENCH_REFERENCE"


def main(arguments: list[str]) -> None:
    """Compare, as the arguments say; without a reference there is nothing to compare with."""
    asked = _asked(arguments)
    if not asked.reference:
        print(f"no reference to agree with: name its command in --reference or {REFERENCE}")
        return
    with tempfile.TemporaryDirectory() as folder:
        index = asked.index or _built(asked.archives, Path(folder, "advisories.sqlite"))
        if index is None:
            print("no advisories: name an index with --index or a folder of OSV archives with --archives or OUTRIDER_TEST_OSV")
            return
        sbom = asked.sbom or _written(index, asked.count, Path(folder, "bom.cdx.json"))
        packages = read_sbom(sbom.name, sbom.read_text()).packages
        with Index.open(index) as opened:
            found = compare(ours(opened, packages), theirs(_answer(asked.reference, sbom)))
        archives = asked.archives or at_hand()
        if archives is not None:
            names = [name for hit in (*found.only_ours, *found.only_theirs) for name in hit.ids]
            found = replace(found, facts=facts_of(archives, names))
    explanations = read_explanations(asked.explanations)
    for line in report(found, explanations, asked.most):
        print(line)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.agreement", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sbom", type=Path, help="a CycloneDX or SPDX document; one is drawn without it")
    parser.add_argument(
        "--reference",
        default=os.environ.get(REFERENCE, ""),
        help="a command, {sbom} stands for the document",
    )
    parser.add_argument("--index", type=Path, help="our advisory index; one is built from the archives without it")
    parser.add_argument("--archives", type=Path, default=None, help="a folder with <Ecosystem>/all.zip")
    parser.add_argument("--count", type=int, default=3000, help="packages to draw")
    parser.add_argument("--most", type=int, default=40, help="differences to print of each side")
    parser.add_argument("--explanations", type=Path, default=DEFAULT_EXPLANATIONS)
    return parser.parse_args(arguments)


def _built(archives: Path | None, index: Path) -> Path | None:
    from advisories.progress import NoProgress  # noqa: PLC0415  only where an index is built
    from advisories.sources import Directory  # noqa: PLC0415
    from advisories.update import update  # noqa: PLC0415

    found = archives or at_hand()
    if found is None:
        return None
    update(index, Directory(found), (), datetime.now(UTC), NoProgress())
    return index


def _written(index: Path, count: int, sbom: Path) -> Path:
    sbom.write_text(json.dumps(drawn(index, count), indent=1))
    return sbom


def _answer(command: str, sbom: Path) -> str:
    words = [word.replace("{sbom}", str(sbom)) for word in shlex.split(command)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        sys.exit(f"the reference printed nothing: {done.stderr[-2000:]}")
    return done.stdout
