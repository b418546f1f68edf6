from __future__ import annotations

from findings.coverage import Coverage, EngineRun, Outcome, Reason, Skipped
from findings.model import Advisory, Confidence, Finding, Location, Severity

FINGERPRINT = "c1:" + "a" * 32


def finding(
    path: str = "app.py", line: int = 1, *, fingerprint: str = FINGERPRINT, rule: str = "code/sql", **fields: object
) -> Finding:
    values: dict[str, object] = {
        "engine": rule.partition("/")[0],
        "title": "SQL built from user input",
        "severity": Severity.HIGH,
        "confidence": Confidence.HIGH,
        "message": "Text of a request becomes part of a statement. Pass it as a parameter.",
        "help": "Use **parameters**.",
        "location": Location(path, line, line),
    }
    return Finding(rule=rule, fingerprint=fingerprint, **(values | fields))


def package_finding(advisory: str = "PYSEC-2021-1", *aliases: str, package: str = "django", **fields: object) -> Finding:
    told = fields.pop("told", None) or Advisory(advisory, tuple(aliases), package, "1.0", ("1.1",))
    return finding("requirements.txt", rule=f"packages/{advisory}", fingerprint="p1:" + "b" * 32, advisory=told, **fields)


def run(
    engine: str = "code", outcome: Outcome = Outcome.CLEAN, reason: str | None = None, unread: tuple[str, ...] = ()
) -> EngineRun:
    why = None if reason is None else Reason(reason, f"It was {reason}.")
    skipped = tuple(Skipped(path, Reason("syntax", "It does not parse."), gap=True) for path in unread)
    return EngineRun(engine, "1.0", "0" * 64, outcome, Coverage(files=3, skipped=skipped), 0.5, why)
