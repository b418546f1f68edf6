"""A scan's page opens with its link only, shows what was found and what was not read, and nothing of it is taken for markup."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from app.store import scans
from app.store.scans import ScanState
from app.web.app import create_app
from app.web.links import MAX_AGE_S, opens, scan_link
from findings.coverage import Coverage, EngineRun, Outcome, Reason, Skipped
from findings.formats.json import to_json_document
from findings.model import Advisory, Confidence, Finding, Location, Origin, Severity, State, TraceStep
from findings.policy import Policy
from findings.verdict import judge
from tests.app.conftest import NOON, a_scan
from tests.app.web import LINK_KEY, SCAN, services

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.testing import FlaskClient
    from sqlalchemy import Engine

PUBLIC = "https://outrider.example.com"


def a_finding(number: int = 1, **changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": "code/python-sql-injection",
        "engine": "code",
        "title": "SQL made of a request",
        "severity": Severity.HIGH,
        "confidence": Confidence.HIGH,
        "message": "Pass the value as a parameter.",
        "help": "Text that is put into SQL can change what the statement does.",
        "location": Location("shop/orders.py", number, number + 1),
        "fingerprint": f"v1:{number:08x}",
        "snippet": 'cursor.execute(f"... {name}")',
        "cwe": ("CWE-89",),
    }
    return Finding(**values | changes)


RUNS = (
    EngineRun("code", "1.0", "d", Outcome.FINDINGS, Coverage(files=3), 1.25),
    EngineRun(
        "packages",
        "1.0",
        "d",
        Outcome.PARTIAL,
        Coverage(packages=9, skipped=(Skipped("deep/uv.lock", Reason("unparsed", "The file is cut off."), gap=True),)),
        0.5,
        Reason("not-all", "One lock file was not read."),
    ),
)


def store(engine: Engine, findings: Sequence[Finding] = (), runs: Sequence[EngineRun] = RUNS, **changes: Any) -> None:
    verdict = judge(runs, findings, Policy())
    document = to_json_document(verdict, runs, findings)
    ended = {"state": ScanState.CONCLUDED, "concluded_at": NOON, "document": document, "title": verdict.title}
    with engine.begin() as connection:
        scans.create_if_absent(connection, a_scan(**{"id": SCAN} | ended | changes))


@pytest.fixture
def client(engine: Engine) -> FlaskClient:
    return create_app(services(engine)).test_client()


def page(client: FlaskClient, more: str = "") -> str:
    link = scan_link(PUBLIC, LINK_KEY, SCAN, NOON).removeprefix(PUBLIC)
    response = client.get(link + more)
    assert response.status_code == 200
    assert response.mimetype == "text/html"
    return response.text


def test_a_page_shows_the_verdict_and_what_it_rests_on(client: FlaskClient, engine: Engine) -> None:
    trace = (TraceStep(Location("shop/views.py", 3, 3), "read from the request"),)
    advisory = Advisory("PYSEC-1", ("CVE-2026-1",), "jinja2", "2.0", ("2.1",))
    store(
        engine,
        [
            a_finding(trace=trace, related=(Location("shop/a.py", 1, 1),)),
            a_finding(2, advisory=advisory, title="Known vulnerability"),
        ],
    )
    html = page(client)
    for shown in (
        "failure",
        "2 new findings",
        "SQL made of a request",
        "shop/orders.py:1",
        'href="https://github.com/acme/shop/blob/' + "a" * 40 + '/shop/orders.py#L1-L2"',
        'href="https://github.com/acme/shop/pull/7"',
        "read from the request",
        "shop/views.py:3",
        "CWE-89",
        "Text that is put into SQL",
        "jinja2 2.0",
        "CVE-2026-1",
        "2.1",
        "deep/uv.lock",
        "The file is cut off.",
        "One lock file was not read.",
        "partial",
        "blocks",
    ):
        assert shown in html, shown


def test_the_link_opens_its_page_only_and_for_its_time_only() -> None:
    link = scan_link(PUBLIC, LINK_KEY, SCAN, NOON)
    assert link.startswith(f"{PUBLIC}/scans/{SCAN}?token=")
    token = link.partition("token=")[2]
    assert opens(token, LINK_KEY, SCAN, NOON)
    assert opens(token, LINK_KEY, SCAN, NOON + timedelta(seconds=MAX_AGE_S))
    assert not opens(token, LINK_KEY, SCAN, NOON + timedelta(seconds=MAX_AGE_S + 1))
    assert not opens(token, LINK_KEY, "f" * 32, NOON)
    assert not opens(token, b"another key of the same length!!", SCAN, NOON)
    assert not opens(token[:-1], LINK_KEY, SCAN, NOON)


@pytest.mark.parametrize("query", ["", "?token=", "?token=a.b", "?token=%00", "?token=%ED%A0%80", "?token=" + "x" * 5000])
def test_without_its_token_a_page_is_not_there(client: FlaskClient, engine: Engine, query: str) -> None:
    store(engine)
    response = client.get(f"/scans/{SCAN}{query}")
    assert response.status_code == 404
    assert "acme" not in response.text


def test_another_scans_token_does_not_open_a_page(client: FlaskClient, engine: Engine) -> None:
    store(engine)
    token = scan_link(PUBLIC, LINK_KEY, "f" * 32, NOON).partition("token=")[2]
    assert client.get(f"/scans/{SCAN}?token={token}").status_code == 404


def test_a_scan_that_is_no_longer_kept_is_not_there(client: FlaskClient) -> None:
    link = scan_link(PUBLIC, LINK_KEY, SCAN, NOON).removeprefix(PUBLIC)
    assert client.get(link).status_code == 404


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}\N{RIGHT-TO-LEFT OVERRIDE}</pre></textarea>'


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_no_text_of_a_finding_becomes_markup(client: FlaskClient, engine: Engine) -> None:
    place = Location(f"a/{HOSTILE}", 1, 1)
    hostile = a_finding(
        rule=HOSTILE,
        title=HOSTILE,
        message=HOSTILE,
        help=HOSTILE,
        location=place,
        snippet=HOSTILE,
        cwe=(HOSTILE,),
        related=(place,),
        trace=(TraceStep(place, HOSTILE),),
        advisory=Advisory(HOSTILE, (HOSTILE,), HOSTILE, HOSTILE, (HOSTILE,)),
        fingerprint=HOSTILE,
    )
    gap = Skipped(HOSTILE, Reason(HOSTILE, HOSTILE), gap=True)
    run = EngineRun(HOSTILE, HOSTILE, HOSTILE, Outcome.PARTIAL, Coverage(skipped=(gap,)), 1.0, Reason(HOSTILE, HOSTILE))
    store(engine, [hostile], [run], title=HOSTILE, owner='ac"me', name="<shop>", target_branch=HOSTILE)
    html = page(client)
    tags = Tags()
    tags.feed(html)
    assert not {"script", "img", "textarea", "style", "iframe", "base", "form"} & {tag for tag, _ in tags.seen}
    assert not [attributes for _, attributes in tags.seen if any(name.startswith("on") or name == "style" for name in attributes)]
    links = [str(attributes["href"]) for tag, attributes in tags.seen if tag == "a"]
    assert all(link.startswith(("https://github.com/", "?token=")) for link in links)
    assert "49" not in re.sub(r"[^{}\d*]", "", html)


def test_a_page_is_hardened(client: FlaskClient, engine: Engine) -> None:
    store(engine)
    response = client.get(scan_link(PUBLIC, LINK_KEY, SCAN, NOON).removeprefix(PUBLIC))
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    with client.get("/static/outrider.css") as style:
        assert style.mimetype == "text/css"


def test_findings_are_grouped_by_state(client: FlaskClient, engine: Engine) -> None:
    found = [
        a_finding(1, title="brought"),
        a_finding(2, title="was there", state=State.EXISTING),
        a_finding(3, title="went away", state=State.FIXED),
        a_finding(4, title="drifted in", origin=Origin.ADVISORIES),
    ]
    store(engine, found)
    html = page(client)
    assert "brought" in html
    assert "drifted in" in html
    assert "from newer advisories" in html
    assert "was there" not in html
    assert "was there" in page(client, "&state=existing")
    fixed = page(client, "&state=fixed")
    assert "went away" in fixed
    assert "blob/" + "b" * 40 in fixed


def test_without_new_findings_the_page_opens_on_what_there_is(client: FlaskClient, engine: Engine) -> None:
    store(engine, [a_finding(state=State.FIXED)])
    assert "SQL made of a request" in page(client)


def test_nothing_found_says_where_it_looked(client: FlaskClient, engine: Engine) -> None:
    store(engine)
    assert "No new findings in what was read." in page(client)


def test_five_thousand_findings_come_in_pages_worst_first(client: FlaskClient, engine: Engine) -> None:
    many = [a_finding(n, severity=Severity.LOW, title=f"low {n}") for n in range(1, 5000)]
    store(engine, [*many, a_finding(5000, severity=Severity.CRITICAL, title="the worst")])
    html = page(client)
    assert html.count("<article") == 50
    assert html.index("the worst") < html.index("low 1<")
    assert "Page 1 of 100" in html
    assert len(html) < 300_000
    last = page(client, "&page=100")
    assert "low 4999<" in last
    assert "Next" not in last


@pytest.mark.parametrize("more", ["&page=0", "&page=-1", "&page=999999999999999999999", "&page=x", "&state=none", "&state="])
def test_odd_questions_get_a_page(client: FlaskClient, engine: Engine, more: str) -> None:
    store(engine, [a_finding()])
    assert "SQL made of a request" in page(client, more)


@pytest.mark.parametrize("state", [ScanState.PLANNED, ScanState.RUNNING])
def test_a_scan_that_runs_says_so_and_looks_again(client: FlaskClient, engine: Engine, state: ScanState) -> None:
    store(engine, document=None, concluded_at=None, title="", state=state)
    html = page(client)
    assert "The scan has not ended yet" in html
    assert 'http-equiv="refresh"' in html
    assert "No new findings" not in html


def test_the_verdict_is_shown_as_soon_as_it_is_known(client: FlaskClient, engine: Engine) -> None:
    """The check may be on the forge before the last words about it are."""
    store(engine, [a_finding()], concluded_at=None, state=ScanState.CONCLUDING)
    html = page(client)
    assert "SQL made of a request" in html
    assert 'http-equiv="refresh"' not in html


def test_a_scan_the_service_gave_up_is_not_shown_as_clean(client: FlaskClient, engine: Engine) -> None:
    store(engine, document=None, state=ScanState.FAILED, title="the forge took the check away")
    html = page(client)
    assert "the forge took the check away" in html
    assert "failure" in html
    assert "No new findings" not in html
    assert "is not known" in html


def test_a_full_scan_links_to_its_commit(client: FlaskClient, engine: Engine) -> None:
    store(engine, number=None)
    assert 'href="https://github.com/acme/shop/commit/' + "a" * 40 in page(client)


def test_what_only_an_earlier_commit_has_links_to_that_commit(client: FlaskClient, engine: Engine) -> None:
    store(engine, [a_finding(commit="e" * 40)])
    assert 'href="https://github.com/acme/shop/blob/' + "e" * 40 + "/shop/orders.py" in page(client)
