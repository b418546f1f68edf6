"""One finding as a card of the HTML report, or as a line of its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from findings.formats.html_text import element, help_text, joined, lines, text
from findings.formats.references import references
from findings.model import Fix
from findings.weaknesses import weakness

if TYPE_CHECKING:
    from findings.model import Advisory, Finding, Location, TraceStep

MAX_STEPS = 12


def card(finding: Finding, *, blocking: bool, compared: bool) -> str:
    """Tell a finding in full."""
    marks = [_badge(finding), '<span class="mark blocks">blocks</span>' if blocking else ""]
    if compared:
        marks.append(f'<span class="mark">{text(finding.state)}</span>')
    heading = element("h3", text(finding.title) or text(finding.rule))
    body = [
        f'<header class="head">{"".join(filter(None, marks))}{heading}</header>',
        f'<p class="where"><code>{_place(finding.location)}</code></p>',
        element("p", text(finding.message)),
        _remedy(finding.advisory),
        _snippet(finding),
        _flow(finding),
        element("div", f'<p class="label">Suggested fix</p><pre class="fix">{lines(finding.fix)}</pre>') if finding.fix else "",
        _more(finding),
        _facts(finding),
    ]
    return f'<article class="card is-{finding.severity.value}">\n{joined(body)}\n</article>'


def row(finding: Finding) -> str:
    """Tell a finding as a line of a table."""
    cells = [
        _badge(finding),
        text(finding.title),
        f"<code>{_place(finding.location)}</code>",
        f"<code>{text(finding.rule)}</code>",
    ]
    return f'<tr class="is-{finding.severity.value}">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _badge(finding: Finding) -> str:
    return f'<span class="badge {finding.severity.value}">{finding.severity.value}</span>'


def _place(location: Location) -> str:
    """The path, which may break after a slash, and the line."""
    return f"{text(location.path).replace('/', '/<wbr>')}:{location.start_line}"


def _snippet(finding: Finding) -> str:
    if finding.snippet is None or not finding.snippet.strip():
        return ""
    shown = lines(finding.snippet).split("\n")
    numbered = [
        f'<span class="line"><i>{finding.location.start_line + offset}</i>{line}</span>' for offset, line in enumerate(shown)
    ]
    return f'<pre class="code">{"".join(numbered)}</pre>'


def _flow(finding: Finding) -> str:
    """The way of the data: where it enters, and where it ends up."""
    if len(finding.trace) < 2:  # noqa: PLR2004  one place is no way
        return ""
    steps = list(finding.trace)
    if len(steps) > MAX_STEPS:
        steps = [*steps[: MAX_STEPS - 1], steps[-1]]
    left = len(finding.trace) - len(steps)
    items = [_step(step) for step in steps]
    if left:
        items.insert(-1, f'<li class="skip">{left} more steps</li>')
    return f'<p class="label">The way of the data</p><ol class="flow">{"".join(items)}</ol>'


def _step(step: TraceStep) -> str:
    return f"<li><code>{_place(step.location)}</code> {text(step.message)}</li>"


def _remedy(advisory: Advisory | None) -> str:
    if advisory is None:
        return ""
    package = f"<code>{text(advisory.package)}</code> {text(advisory.version)}"
    if advisory.fix is Fix.REMOVE:
        remedy = "<strong>remove it</strong>: the package itself is malicious"
    elif advisory.targets:
        remedy = f"upgrade to {' or '.join(f'<strong>{text(it)}</strong>' for it in advisory.targets)}"
    else:
        remedy = "no fixed version is known" if advisory.fix is Fix.NOT_YET else "upgrade beyond the versions affected"
    through = f" It comes with {text(' → '.join(advisory.via))}." if advisory.via else ""
    return f'<p class="remedy">{package}: {remedy}.{through}</p>'


def _more(finding: Finding) -> str:
    explained = help_text(finding.help) if finding.help.strip() else ""
    return f"<details><summary>Why this matters and how to fix it</summary>{explained}</details>" if explained else ""


def _facts(finding: Finding) -> str:
    facts = [("rule", f"<code>{text(finding.rule)}</code>"), ("confidence", text(finding.confidence))]
    facts += [("weakness", _weakness(name)) for name in finding.cwe if weakness(name)]
    links = [
        f'<a href="{text(url)}" rel="noreferrer noopener">{text(url)}</a>'
        for url in references(finding)
        if "cwe.mitre" not in url
    ]
    if links:
        facts.append(("read more", "<br>".join(links)))
    return f'<dl class="facts">{"".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts)}</dl>'


def _weakness(name: str) -> str:
    known = weakness(name)
    if known is None:
        return text(name)
    words = f"{known.id}: {known.name}" if known.name else known.id
    return f'<a href="{text(known.url)}" rel="noreferrer noopener">{text(words)}</a>'
