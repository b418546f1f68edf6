"""JUnit XML, which every pipeline shows as tests: one suite an engine, one case a finding.

There is no standard; this is the part that Jenkins, GitLab and Azure Pipelines read alike.
https://github.com/testmoapp/junitxml
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from findings.coverage import Outcome
from findings.formats.escape import clipped, one_line, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from findings.coverage import EngineRun
    from findings.formats.dossier import Dossier
    from findings.model import Finding

MAX_NAME = 300
MAX_BODY = 4000

_NOT_XML = re.compile("[\ufffe\uffff]")
"""What `printable` leaves and XML 1.0 (2.2) does not allow."""


def to_junit(dossier: Dossier) -> str:
    """Write a test report: what fails the scan fails, what else stands is skipped, an unfinished engine is an error."""
    accounted = [run.engine for run in dossier.runs]
    others = sorted({finding.engine for finding in dossier.standing} - set(accounted))
    suites = [_suite(run.engine, run, dossier) for run in dossier.runs] + [_suite(engine, None, dossier) for engine in others]
    totals = [sum(suite[1][place] for suite in suites) for place in range(4)]
    body = "\n".join(suite[0] for suite in suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="outrider" {_numbers(totals)}>\n{body}\n</testsuites>\n'


def _suite(engine: str, run: EngineRun | None, dossier: Dossier) -> tuple[str, tuple[int, int, int, int]]:
    """One engine's cases, and the numbers of its tests, failures, errors and skipped."""
    found = [finding for finding in dossier.standing if finding.engine == engine]
    failing = dossier.failing
    errored = run is not None and run.outcome is Outcome.ERROR
    cases = [_engine_case(engine, run), *(_finding_case(finding, fails=finding in failing) for finding in found)]
    failures = sum(finding in failing for finding in found)
    numbers = (len(cases), failures, int(errored), len(found) - failures)
    seconds = run.seconds if run is not None else 0.0
    moment = dossier.started.isoformat(timespec="seconds")
    opening = f'<testsuite name={_attribute(engine)} {_numbers(numbers)} time="{seconds:.3f}" timestamp="{moment}">'
    return "\n".join(["  " + opening, *cases, "  </testsuite>"]), numbers


def _engine_case(engine: str, run: EngineRun | None) -> str:
    """The engine's own case, so that a suite without findings is not empty and one that broke off does not pass."""
    name = f'    <testcase classname={_attribute(engine)} name="scan finished" time="{run.seconds if run else 0:.3f}"'
    if run is None or run.reason is None:
        return f"{name}/>"
    told = _text(run.reason.text)
    if run.outcome is Outcome.ERROR:
        kind = _attribute(run.reason.code)
        return f"{name}>\n      <error message={_attribute(run.reason.text)} type={kind}>{told}</error>\n    </testcase>"
    gaps = [f"{gap.path}: {gap.reason.text}" for gap in run.coverage.gaps]
    return f"{name}>\n      <system-out>{_text(chr(10).join([run.reason.text, *gaps]))}</system-out>\n    </testcase>"


def _finding_case(finding: Finding, *, fails: bool) -> str:
    place = f"{finding.location.path}:{finding.location.start_line}"
    name = f"{finding.severity}: {finding.title} at {place}"
    attributes = f"classname={_attribute(finding.rule)} name={_attribute(name)} file={_attribute(finding.location.path)}"
    opening = f'    <testcase {attributes} line="{finding.location.start_line}" time="0">'
    body = "\n".join(filter(None, (finding.message, place, " ".join(finding.cwe), finding.snippet)))
    if fails:
        inner = f"<failure message={_attribute(finding.title)} type={_attribute(finding.severity)}>{_text(body)}</failure>"
    else:
        inner = f"<skipped message={_attribute(f'{finding.state}, does not fail the scan: {finding.message}')}/>"
    return f"{opening}\n      {inner}\n    </testcase>"


def _numbers(numbers: Sequence[int]) -> str:
    names = ("tests", "failures", "errors", "skipped")
    return " ".join(f'{name}="{number}"' for name, number in zip(names, numbers, strict=True))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("?", clipped(one_line(text), MAX_NAME)))


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("?", clipped(printable(text), MAX_BODY)))
