import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from findings.formats.dossier import Dossier
from findings.formats.registry import FORMATS, FormatError, format_for
from tests.findings.dossiers import hostile, sample

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
JSON_FORMATS = sorted(name for name in FORMATS if name not in {"markdown", "csv", "junit", "html"})


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_a_scan_with_something_of_everything(name: str) -> None:
    text = FORMATS[name].write(sample())
    assert text.endswith("\n") or name == "html"
    assert text == FORMATS[name].write(sample())


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(hostile)
def test_nothing_a_repository_chose_leaves_a_format_as_a_sign_that_acts(scan: Dossier) -> None:
    for name, form in FORMATS.items():
        text = form.write(scan)
        assert UNSEEN.search(text) is None, name
        text.encode()
        if name in JSON_FORMATS:
            assert text.isascii()
            json.dumps(json.loads(text), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("scan.sarif", "sarif"),
        ("out/SCAN.SARIF.JSON", "sarif"),
        ("scan.json", "json"),
        ("summary.json", "summary"),
        ("scan.cdx.json", "cyclonedx"),
        ("gl-sast-report.json", "gitlab-sast"),
        ("gl-code-quality-report.json", "gitlab-code-quality"),
        ("junit.xml", "junit"),
        ("scan.md", "markdown"),
        ("scan.csv", "csv"),
    ],
)
def test_a_file_name_tells_its_format(file: str, name: str) -> None:
    told = format_for(file)
    assert told
    assert told.name == name


def test_a_name_that_tells_nothing_has_no_format() -> None:
    assert format_for("scan.txt") is None


def test_no_two_formats_claim_one_ending() -> None:
    endings = [ending for form in FORMATS.values() for ending in form.endings]
    assert len(endings) == len(set(endings))


def test_a_scan_that_listed_no_packages_has_no_bill_of_materials() -> None:
    with pytest.raises(FormatError, match="packages engine"):
        FORMATS["cyclonedx"].write(replace(sample(), inventory=None))
