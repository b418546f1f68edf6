import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings

from findings.coverage import Outcome
from findings.formats import html as page
from findings.formats.dossier import Dossier
from findings.formats.html import to_html
from findings.formats.html_text import help_text
from findings.model import Location
from tests.findings.dossiers import INJECTION, OLD, PACKAGE, dossier, hostile, sample
from tests.findings.samples import finding, run

ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "p", "ul", "ol", "li", "b", "i",
    "span", "code", "pre", "article", "header", "div", "label", "input", "dl", "dt", "dd", "a", "details", "summary", "table",
    "thead", "tbody", "tr", "th", "td", "footer", "strong", "small", "br", "wbr",
}  # fmt: skip
ATTRIBUTES = {"class", "lang", "charset", "http-equiv", "content", "name", "type", "id", "checked", "href", "rel"}
VOID = {"meta", "input", "br", "wbr"}


class Outline(HTMLParser):
    """Elements, their attributes and texts, as a browser would find them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(hostile)
def test_nothing_scanned_becomes_an_element_an_attribute_or_an_address(scan: Dossier) -> None:
    outline = Outline(to_html(scan))
    assert outline.open == []
    assert set(outline.names) <= ELEMENTS
    assert {name for name, _ in outline.attributes} <= ATTRIBUTES
    assert all(
        re.match(r"https://(?:osv\.dev|www\.cve\.org|github\.com|cwe\.mitre\.org)/", str(it))
        for name, it in outline.attributes
        if name == "href"
    )


def test_the_page_may_load_and_run_nothing_and_its_style_is_the_one_allowed() -> None:
    outline = Outline(to_html(sample()))
    (style,) = outline.texts["style"]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = dict(outline.attributes)["content"] and next(str(it) for _, it in outline.attributes if it and "default-src" in it)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


def test_a_finding_is_told_with_its_place_lines_way_fix_and_weakness() -> None:
    text = to_html(dossier(INJECTION, PACKAGE))
    for told in (
        "SQL built from user input", "shop/<wbr>orders.py:14", "<i>14</i>    cursor.execute(query)", "It ends up here: query",
        "cursor.execute(query, values)", "CWE-89: Improper Neutralization", "https://www.cve.org/CVERecord?id=CVE-2021-1",
        "Flask", "upgrade to <strong>1.1</strong>",
    ):  # fmt: skip
        assert told in text


def test_what_blocks_comes_first_and_is_marked() -> None:
    text = to_html(sample())
    assert text.index("shop/<wbr>orders.py") < text.index("requirements.txt") < text.index("old.py")
    assert text.count('<span class="mark blocks">') == 2
    assert "gone.py" not in text


def test_an_error_is_told_before_the_findings_and_never_as_nothing_found() -> None:
    text = to_html(dossier(runs=(run("code", Outcome.ERROR, "timeout"), run("secrets"))))
    assert "Could not finish" in text
    assert "Nothing was found." not in text
    assert "Nothing was found." in to_html(dossier(runs=(run("code"),)))


def test_more_findings_than_people_read_are_told_on_a_line_and_then_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MAX_CARDS", 2)
    monkeypatch.setattr(page, "MAX_ROWS", 3)
    text = to_html(dossier(*(finding("a.py", line, location=Location("a.py", line, line)) for line in range(1, 11)), OLD))
    assert text.count("<article") == 2
    assert text.count('<tr class="is-') == 3
    assert "6 more are not listed here" in text


def test_help_in_simple_markdown_becomes_paragraphs_lists_and_code() -> None:
    told = help_text("Why *not*.\n\n**Fix:** use `a < b`\n\n- one\n- two\n\n```python\nx = '<b>'\n\n# `y`\n```\n")
    assert told == (
        "<p>Why *not*.</p>\n<p><strong>Fix:</strong> use <code>a &lt; b</code></p>\n<ul><li>one</li>\n<li>two</li></ul>\n"
        "<pre>x = '&lt;b&gt;'\n\n# `y`</pre>"
    )
