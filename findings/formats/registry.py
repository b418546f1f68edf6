"""The formats a scan can be told in: one line each. Adding one is a function and its line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from findings.formats.code_quality import to_code_quality
from findings.formats.csv import to_csv
from findings.formats.cyclonedx_document import to_cyclonedx_document
from findings.formats.encoded import to_json_text
from findings.formats.gitlab import to_gitlab
from findings.formats.html import to_html
from findings.formats.json_report import to_json_report
from findings.formats.junit import to_junit
from findings.formats.markdown import summary as to_markdown
from findings.formats.sarif import to_sarif
from findings.formats.spdx import to_spdx
from findings.formats.summary import to_summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from findings.formats.dossier import Dossier
    from findings.inventory import Inventory


class FormatError(ValueError):
    """A scan that a format has no honest words for; the message says why. `.reason` is `nothing-to-list`."""

    reason = "nothing-to-list"


@dataclass(frozen=True, slots=True)
class Format:
    """One way to tell a scan."""

    name: str
    about: str
    """For people, a few words."""
    endings: tuple[str, ...]
    """Of the file names that mean this format."""
    write: Callable[[Dossier], str]
    """May raise `FormatError`."""


def _packages(dossier: Dossier) -> Inventory:
    """The packages to list. A list without any would say that there are none, so what was not read is an error."""
    if dossier.inventory is None:
        raise FormatError("No packages were listed, so there is no bill of materials: see how the packages engine ended.")
    return dossier.inventory


def _markdown(scan: Dossier) -> str:
    return to_markdown(scan.verdict, scan.findings, scan.runs, compared=scan.compared)


def _gitlab(kind: str) -> Callable[[Dossier], str]:
    return lambda scan: to_json_text(to_gitlab(scan, kind))


_ALL: Final = (
    Format("summary", "what matters, for other systems", ("summary.json",), lambda scan: to_json_text(to_summary(scan))),
    Format("json", "everything, the summary first", (".json",), lambda scan: to_json_text(to_json_report(scan))),
    Format(
        "sarif",
        "SARIF 2.1.0, for code scanning",
        (".sarif", ".sarif.json"),
        lambda scan: to_json_text(to_sarif(scan.findings, scan.runs).document),
    ),
    Format("markdown", "for people, in a forge", (".md",), _markdown),
    Format("html", "one file to read and to print", (".html", ".htm"), to_html),
    Format("csv", "for spreadsheets", (".csv",), to_csv),
    Format("junit", "JUnit XML, as test results", (".xml",), to_junit),
    Format("gitlab-sast", "GitLab SAST report 15.0.7", ("gl-sast-report.json",), _gitlab("sast")),
    Format(
        "gitlab-dependency-scanning",
        "GitLab dependency scanning report 15.0.7",
        ("gl-dependency-scanning-report.json",),
        _gitlab("dependency_scanning"),
    ),
    Format(
        "gitlab-secret-detection",
        "GitLab secret detection report 15.0.7",
        ("gl-secret-detection-report.json",),
        _gitlab("secret_detection"),
    ),
    Format(
        "gitlab-container-scanning",
        "GitLab container scanning report 15.0.7",
        ("gl-container-scanning-report.json",),
        _gitlab("container_scanning"),
    ),
    Format(
        "gitlab-code-quality",
        "GitLab Code Quality report",
        ("gl-code-quality-report.json",),
        lambda scan: to_json_text(to_code_quality(scan)),
    ),
    Format(
        "cyclonedx",
        "packages, as CycloneDX 1.6",
        (".cdx.json", "bom.json"),
        lambda scan: to_json_text(to_cyclonedx_document(scan, _packages(scan))),
    ),
    Format(
        "spdx",
        "packages, as SPDX 2.3",
        (".spdx.json",),
        lambda scan: to_json_text(to_spdx(scan, _packages(scan))),
    ),
)

FORMATS: Final = {form.name: form for form in _ALL}


def format_for(file_name: str) -> Format | None:
    """The format a file's name asks for, by its longest ending; None for a name that tells nothing."""
    lowered = file_name.lower()
    fitting = [(len(ending), form) for form in _ALL for ending in form.endings if lowered.endswith(ending)]
    return max(fitting, key=lambda item: item[0])[1] if fitting else None
