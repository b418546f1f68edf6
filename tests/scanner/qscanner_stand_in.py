"""A stand-in for QScanner: a program of ours that keeps to what is recorded of the real one, which only licensees can get.

What it is to do is told in a file beside it, for its environment is the engine's business: `plan.json` holds the exit codes
and the report; `seen.jsonl` gets what each run was given.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PROGRAM = """#!{python} -IS
import json, os, pathlib, sys, time
here = pathlib.Path(__file__).resolve().parent
plan = json.loads((here / "plan.json").read_text())
if sys.argv[1:] == ["--version"]:
    print(plan.get("version", "qscanner version 4.8.0"))
    sys.exit(0)
if sys.argv[-1] == "--help":
    print(plan.get("help", "the words of another program: --verbose"))
    sys.exit(0)
options = dict(zip(sys.argv[1:-2:2], sys.argv[2:-2:2]))
output = pathlib.Path(options["--output-dir"])
with (here / "seen.jsonl").open("a") as seen:
    seen.write(json.dumps(dict(argv=sys.argv[1:], environ=dict(os.environ), cwd=os.getcwd(), found=os.listdir(output))) + "\\n")
runs = len((here / "seen.jsonl").read_text().splitlines())
if plan.get("hang"):
    time.sleep(60)
print("scanned with", os.environ["QUALYS_ACCESS_TOKEN"])
print(plan.get("says", ""), file=sys.stderr)
sys.stdout.write("x" * plan.get("prints", 0))
report = plan.get("report")
if report is not None:
    text = report.replace("<ROOT>", sys.argv[-1]).replace("<TOKEN>", os.environ["QUALYS_ACCESS_TOKEN"])
    for number in range(plan.get("reports", 1)):
        with (output / ("scan%d-Report.sarif.json" % number)).open("w") as file:
            file.write(text)
            file.write(" " * plan.get("padding", 0))
if plan.get("signal"):
    os.kill(os.getpid(), plan["signal"])
codes = plan["codes"]
sys.exit(codes[min(runs, len(codes)) - 1])
"""


@dataclass(frozen=True)
class StandIn:
    """One installed stand-in."""

    program: Path

    def plan(self, *codes: int, report: object = None, **more: Any) -> None:
        """What its runs do: `report` as it is when a text, else as JSON; `<ROOT>` in it becomes the target's name."""
        text = report if isinstance(report, str) or report is None else json.dumps(report)
        (self.program.parent / "plan.json").write_text(json.dumps({"codes": codes or (0,), "report": text, **more}))

    @property
    def seen(self) -> list[dict[str, Any]]:
        """What its runs were given."""
        file = self.program.parent / "seen.jsonl"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def installed(folder: Path) -> StandIn:
    """A stand-in in a folder that is made for it."""
    folder.mkdir()
    program = folder / "qscanner"
    program.write_text(_PROGRAM.format(python=sys.executable))
    program.chmod(0o755)
    stand_in = StandIn(program)
    stand_in.plan()
    return stand_in


def sarif(*results: dict[str, Any], rules: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """A report with these results."""
    run = {"tool": {"driver": {"name": "QScanner", "rules": list(rules)}}, "results": list(results)}
    return {"version": "2.1.0", "runs": [run]}


def result(rule: str = "CVE-2018-18074", uri: str | None = "<ROOT>/requirements.txt", **more: Any) -> dict[str, Any]:
    """One result in a file."""
    place = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": 1}}}
    told = {"ruleId": rule, "message": {"text": "requests 2.19.0 is vulnerable"}, "level": "error"}
    return told | ({"locations": [place]} if uri is not None else {}) | more
