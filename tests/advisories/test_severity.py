from __future__ import annotations

from typing import Any

import pytest

from advisories.severity import rating_of
from findings.model import Severity

V4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"
V3_LOW = "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N"
V2 = "AV:N/AC:L/Au:N/C:C/I:C/A:C"


def given(*vectors: tuple[str, Any], word: object = None) -> dict[str, Any]:
    return {"severity": [{"type": kind, "score": score} for kind, score in vectors], "database_specific": {"severity": word}}


@pytest.mark.parametrize(
    ("record", "severity"),
    [
        (given(("CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")), Severity.CRITICAL),
        (given(("CVSS_V3", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N")), Severity.HIGH),
        (given(("CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L")), Severity.MEDIUM),
        (given(("CVSS_V3", V3_LOW)), Severity.LOW),
        (given(("CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N")), Severity.INFO),
        (given(("CVSS_V4", V4)), Severity.CRITICAL),
        (given(("CVSS_V2", V2)), Severity.HIGH),
        (given(("CVSS_V3", V3_LOW), ("CVSS_V4", V4)), Severity.CRITICAL),
        (given(("CVSS_V4", "CVSS:4.0/nonsense"), ("CVSS_V3", V3_LOW)), Severity.LOW),
        (given(("CVSS_V3", V3_LOW), word="CRITICAL"), Severity.LOW),
        (given(word="MODERATE"), Severity.MEDIUM),
        (given(word="high"), Severity.HIGH),
        (given(("CVSS_V3", "CVSS:3.1/AV:N"), word="LOW"), Severity.LOW),
        (given(), Severity.UNKNOWN),
        (given(word="dreadful"), Severity.UNKNOWN),
        ({"affected": [{"severity": [{"type": "CVSS_V3", "score": V3_LOW}]}, {"severity": None}]}, Severity.LOW),
        ({"affected": [{"database_specific": {"informational": "unmaintained"}}]}, Severity.INFO),
        ({"affected": [{"database_specific": {"informational": "unsound"}}]}, Severity.UNKNOWN),
    ],
)
def test_a_record_is_rated(record: dict[str, Any], severity: Severity) -> None:
    assert rating_of(record).severity is severity


@pytest.mark.parametrize(
    "vector", [None, 9.8, "", "CVSS:3.1/" + "AV:N/" * 500, "CVSS:3.1/AV:\x00", "CVSS:4.0/AV:N/AV:N", "CVSS:3.1/AV:Q/AC:L", [], {}]
)
@pytest.mark.parametrize("kind", ["CVSS_V2", "CVSS_V3", "CVSS_V4", 5])
def test_a_malformed_vector_rates_nothing(kind: str, vector: object) -> None:
    assert rating_of(given((kind, vector))).severity is Severity.UNKNOWN
