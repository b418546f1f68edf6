import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from findings.coverage import Coverage, EngineRun, Outcome, Reason, Skipped
from findings.formats.markdown import MAX_COMMENT, MAX_SUMMARY, comment, summary
from findings.model import Advisory, Finding, Fix, Location, Origin, Severity, State, TraceStep
from findings.policy import Policy
from findings.verdict import cancelled, judge
from tests.findings.formats.test_escape import HOSTILE
from tests.findings.samples import finding, run

RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKER = "<!-- outrider:change -->"
REFERENCES = re.compile(r"[@#!$%~&^][\w\"]|:\w+:|GH-\d|www\.|://|[0-9a-f]{7}", re.IGNORECASE)
PAGE = "https://outrider.example/scans/1"


def texts(findings: list[Finding], runs: list[EngineRun] | None = None, **options: object) -> tuple[str, str]:
    runs = [run("code", Outcome.FINDINGS)] if runs is None else runs
    verdict = judge(runs, findings, Policy())
    return (
        summary(verdict, findings, runs, details_url=PAGE, **options),
        comment(verdict, findings, runs, marker=MARKER, details_url=PAGE, **options),
    )


def test_both_open_with_the_title_and_the_way_to_more() -> None:
    for text in texts([finding()]):
        assert "**1 new finding\\: 1 high**" in text
        assert f"[Full report](<{PAGE}>)" in text


def test_without_a_merge_base_nothing_is_said_of_a_change() -> None:
    found, runs = [finding("a.py")], [run("code", Outcome.FINDINGS)]
    told = summary(judge(runs, found, Policy()), found, runs, compared=False)
    assert "### Findings" in told
    assert "this change" not in told


def test_the_comment_begins_with_its_marker() -> None:
    assert texts([finding()])[1].startswith(f"{MARKER}\n")


def test_a_new_finding_is_told_with_place_rule_words_lines_and_flow() -> None:
    told = finding(
        snippet="    if a:\n        execute(a)",
        cwe=("CWE-89",),
        trace=tuple(TraceStep(Location(path, at, at), "") for path, at in (("in.py", 7), ("in.py", 7), ("app.py", 1))),
    )
    for text in texts([told]):
        assert "**High, blocking: SQL built from user input**" in text
        assert "`app.py:1` · `code/sql` · CWE\\-89" in text
        assert "```text\nif a:\n    execute(a)\n```" in text
        assert "The data flows `in.py:7` → `app.py:1`" in text


@pytest.mark.parametrize(
    ("fixed", "fix", "upgrade", "expected"),
    [
        (("1.1",), Fix.KNOWN, "", "upgrade to `1.1`"),
        (("1.1", "2.0"), Fix.KNOWN, "1.4", "upgrade to `1.4`"),
        ((), Fix.KNOWN, "", "upgrade beyond the versions affected"),
        ((), Fix.NOT_YET, "", "no fixed version is known"),
        ((), Fix.REMOVE, "", "remove it, it is malicious itself"),
    ],
)
def test_a_package_finding_says_what_to_do(fixed: tuple[str, ...], fix: Fix, upgrade: str, expected: str) -> None:
    told = Advisory("PYSEC-1", ("CVE-1",), "django", "1.0", fixed, fix, upgrade)
    assert f"`django` `1.0` is affected by `PYSEC-1`, `CVE-1`; {expected}." in texts([finding(advisory=told)])[0]


def test_what_the_message_says_of_an_advisory_is_not_said_again() -> None:
    told = finding(
        advisory=Advisory("PYSEC-1", (), "django", "1.0", ("1.1",)), message="django is affected by PYSEC-1: go to 1.1."
    )
    assert texts([told])[0].count("affected by") == 1


def test_the_worst_come_first() -> None:
    for text in texts([finding("a.py", severity=Severity.LOW), finding("z.py", severity=Severity.CRITICAL)]):
        assert text.index("z.py") < text.index("a.py")


def test_only_the_summary_tells_what_was_there_before_and_none_tells_what_is_fixed() -> None:
    old, drifted, gone = (
        finding("old.py", state=State.EXISTING),
        finding("drift.py", origin=Origin.ENGINE),
        finding("gone.py", state=State.FIXED),
    )
    full, short = texts([old, drifted, gone])
    assert "old.py" in full
    assert "drift.py" in full
    assert "gone.py" not in full
    assert "1 fixed" in full
    assert not any(name in short for name in ("old.py", "drift.py", "gone.py"))


def test_what_was_not_read_and_which_engine_failed_is_told() -> None:
    runs = [run("code", Outcome.PARTIAL, "syntax", unread=("bad.py",)), run("secrets", Outcome.ERROR, "timeout"), run("packages")]
    full, short = texts([], runs)
    for text in (full, short):
        assert "- `bad.py` by `code`: It does not parse\\." in text
        assert "- everything by `secrets`: It was timeout\\." in text
        assert "`secrets` 1\\.0: error" in text
    assert "`packages` 1\\.0: clean" in full
    assert "`packages`" not in short


def test_a_cancelled_scan_says_why_once() -> None:
    text = summary(cancelled(Reason("superseded", "Superseded by a newer commit")), [], [])
    assert text == "**Superseded by a newer commit**\n"


def test_notes_stand_before_the_findings() -> None:
    for text in texts([finding()], notes=["line 3 of `.outrider.yml` is wrong"]):
        assert text.index("- line 3 of `.outrider.yml` is wrong") < text.index("app.py")


@pytest.mark.parametrize("limit", [1000, 5000, None])
def test_a_long_report_keeps_within_the_forges_limit_and_says_what_was_cut(limit: int | None) -> None:
    many = [finding(f"{'ü' * 50}{n}.py", message="ß" * 500, snippet="x" * 400) for n in range(300)]
    many += [finding("old.py", line, state=State.EXISTING) for line in range(1, 2000)]
    runs = [
        EngineRun(
            "code",
            "1",
            "",
            Outcome.PARTIAL,
            Coverage(skipped=tuple(Skipped(f"{n}.py", Reason("x", "y" * 900), gap=True) for n in range(99))),
            1,
        )
    ]
    full, short = texts(many, runs, **({} if limit is None else {"limit": limit}))
    assert len(full.encode()) <= (limit or MAX_SUMMARY)
    assert len(short.encode()) <= (limit or MAX_COMMENT)
    for text, of in ((full, many), (short, many[:300])):
        shown = text.count("**High, blocking") + text.count("- High:")
        assert f"*{len(of) - shown} more findings do not fit here" in text
        assert "300 new findings" in text


def outside_code(text: str) -> tuple[list[str], list[str]]:
    """Kinds of elements that act, and the words outside code."""
    acting, words = [], []
    for token in RENDER.parse(text):
        if token.type == "html_block":
            acting.append(token.content.strip())
        for child in token.children or ():
            if child.type in {"link_open", "image", "html_inline"}:
                acting.append(str(child.attrs.get("href") or child.attrs.get("src") or child.content))
            if child.type in {"text", "text_special"}:
                words.append(child.content)
    return acting, words


@example("<!-- outrider:change -->")
@example("```\n@all [x](//evil) <img src=x>\n~~~")
@given(st.sampled_from(HOSTILE) | st.text(st.characters(), max_size=80))
@settings(deadline=None)
def test_nothing_a_repository_or_a_report_says_becomes_markup(text: str) -> None:
    path = text.replace("\0", "").strip("/").replace("..", ".") or "a"
    place = Location(path, 1, 1)
    told = Advisory(text, (text,), text, text, (text,))
    hostile = {
        "title": text,
        "message": text,
        "snippet": text,
        "cwe": (text,),
        "trace": (TraceStep(place, text),) * 2,
        "advisory": told,
    }
    findings = [
        finding(location=place, rule=text, **hostile),
        finding(location=place, state=State.EXISTING, rule=text, **hostile),
    ]
    gap = Skipped(text, Reason(text, text), gap=True)
    runs = [EngineRun(text, text, text, Outcome.ERROR, Coverage(skipped=(gap,)), 1.0, Reason(text, text))]
    full, short = texts(findings, runs)
    assert outside_code(full)[0] == [PAGE]
    assert outside_code(short)[0] == [MARKER, PAGE]
    for word in outside_code(full)[1] + outside_code(short)[1]:
        assert not REFERENCES.search(word), word


def test_what_only_an_earlier_commit_has_is_told_with_it() -> None:
    told = finding("a.py", 3, commit="c" * 40)
    text = comment(judge([run()], [told], Policy()), [told], [run()], marker="<!-- m -->")
    assert f"`a.py:3` · in commit `{'c' * 40}`" in text
