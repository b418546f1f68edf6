"""Scans to tell: a plain one with something of everything, and hostile ones of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from findings.coverage import Coverage, EngineRun, Outcome, Reason, Skipped
from findings.formats.dossier import Dossier
from findings.inventory import Inventory, Package
from findings.model import Advisory, Confidence, Finding, Location, Severity, State, TraceStep
from findings.policy import Policy
from findings.stack import Language, Stack, Technology
from findings.suppress import Suppression
from findings.verdict import judge
from tests.findings.samples import finding, package_finding, run

INJECTION = finding(
    "shop/orders.py",
    location=Location("shop/orders.py", 14, 14, 20, 24),
    trace=(
        TraceStep(Location("shop/orders.py", 12, 12, 12, 40), 'Data enters here: request.args.get("name")'),
        TraceStep(Location("shop/orders.py", 14, 14, 20, 24), "It ends up here: query"),
    ),
    severity=Severity.CRITICAL,
    cwe=("CWE-89",),
    snippet="    cursor.execute(query)",
    fix="cursor.execute(query, values)",
)
SECRET = finding(
    "config.py", 3, rule="secrets/github", fingerprint="s1:" + "c" * 32, snippet="token = ghp_****", cwe=("CWE-798",)
)
PACKAGE = package_finding("PYSEC-2021-1", "CVE-2021-1", "GHSA-aaaa-bbbb-cccc", severity=Severity.MEDIUM)
OLD = finding("old.py", 7, state=State.EXISTING, severity=Severity.LOW)
FIXED = finding("gone.py", 1, state=State.FIXED)
RUNS = (
    run("code", Outcome.FINDINGS),
    run("secrets", Outcome.FINDINGS),
    run("packages", Outcome.PARTIAL, "syntax", unread=("a.lock",)),
)
MOMENT = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)


def dossier(*findings: Finding, runs: tuple[EngineRun, ...] = RUNS, policy: Policy | None = None, **fields: Any) -> Dossier:
    values: dict[str, Any] = {
        "target": "shop",
        "inventory": Inventory((Package("PyPI", "django", "1.0", "requirements.txt", 1, direct=True),)),
        "stack": Stack((Language("Python", 12),), (Technology("Flask", "shop/app.py"),)),
        "compared": True,
        "commit": "a" * 40,
        "started": MOMENT,
        "ended": MOMENT,
        "version": "0.1.0",
    }
    return Dossier(judge(runs, findings, policy or Policy()), runs, findings, **(values | fields))


SILENCED = replace(PACKAGE, rule="packages/PYSEC-9", fingerprint="p1:" + "9" * 32)
NOT_AFFECTED = Suppression("VEX: not_affected, code_not_reachable", date.max, advisory="PYSEC-9", package="django")


def sample() -> Dossier:
    return dossier(INJECTION, SECRET, PACKAGE, OLD, FIXED, suppressed=((SILENCED, NOT_AFFECTED),))


HOSTILE = [
    "\x1b[2J",
    "\u202e",
    "\ud800",
    "\x00",
    "=cmd()",
    "]]>",
    "</style><script>",
    "&#x0;",
    '"',
    "'",
    "\ufffe",
    "\r\n::error::",
    "x" * 9000,
]
"""What has broken other reports: sequences that steer terminals, turn text round, end elements or start formulas."""
texts = st.text(max_size=30) | st.builds(str.__add__, st.sampled_from(HOSTILE), st.text(st.characters(), max_size=8))
surrogate_texts = texts | st.text(st.characters(categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=6)
paths = surrogate_texts.map(lambda text: text.replace("\0", "")).filter(
    lambda path: bool(path) and not path.startswith("/") and ".." not in path.split("/")
)
places = st.builds(
    lambda path, start, more: Location(path, start, start + more), paths, st.integers(1, 10**9), st.integers(0, 10**9)
)
names = st.sampled_from(["code", "secrets", "packages"])
findings = st.builds(
    Finding,
    rule=surrogate_texts,
    engine=names,
    title=surrogate_texts,
    severity=st.sampled_from(Severity),
    confidence=st.sampled_from(Confidence),
    message=surrogate_texts,
    help=surrogate_texts,
    location=places,
    fingerprint=surrogate_texts,
    related=st.lists(places, max_size=2).map(tuple),
    snippet=st.none() | surrogate_texts,
    cwe=st.lists(st.sampled_from(["CWE-89", "CWE-99999", "nonsense", "cwe-079"]), max_size=3).map(tuple),
    advisory=st.none()
    | st.builds(
        Advisory,
        surrogate_texts,
        st.tuples(surrogate_texts),
        surrogate_texts,
        surrogate_texts,
        st.lists(surrogate_texts, max_size=2).map(tuple),
    ),
    trace=st.lists(st.builds(TraceStep, places, surrogate_texts), max_size=2).map(tuple),
    fix=st.none() | surrogate_texts,
    state=st.sampled_from(State),
)
reasons = st.builds(Reason, surrogate_texts, surrogate_texts)
runs = st.builds(
    EngineRun,
    names,
    surrogate_texts,
    st.just("0" * 64),
    st.sampled_from(Outcome),
    st.builds(
        Coverage, skipped=st.lists(st.builds(Skipped, paths | st.just("*"), reasons, gap=st.booleans()), max_size=2).map(tuple)
    ),
    st.floats(0, 10),
    reasons,
)
packages = st.builds(Package, surrogate_texts, surrogate_texts, surrogate_texts, paths, st.integers(1, 100))
hostile = st.builds(
    lambda findings, runs, packages, text, kind: dossier(
        *findings,
        runs=tuple({run.engine: run for run in runs}.values()),
        inventory=Inventory(tuple(packages)),
        target=text,
        commit=text,
        kind=kind,
        version=text,
        stack=Stack((Language(text, 1),), (Technology(text, text),), (Technology(text, text),)),
    ),
    st.lists(findings, max_size=3),
    st.lists(runs, max_size=3),
    st.lists(packages, max_size=2),
    surrogate_texts,
    st.sampled_from(["repository", "image"]),
)
