import json
import re
from collections import Counter
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.coverage import Outcome
from findings.formats.dossier import Dossier
from findings.formats.registry import FORMATS
from findings.formats.sarif import SCHEMA, to_sarif
from findings.formats.sarif_parts import relative_uri
from findings.model import Confidence, Location, Severity, State, TraceStep
from tests.equipment import find
from tests.findings.dossiers import dossier, hostile, sample
from tests.findings.samples import finding, package_finding, run

RUNS = [run("code", Outcome.FINDINGS), run("packages", Outcome.FINDINGS), run("secrets")]
RICH = finding(
    "src/a b#1?.py",
    location=Location("src/a b#1?.py", 3, 4, 5, 9),
    related=(Location("src/db.py", 1, 1),),
    trace=(TraceStep(Location("src/in.py", 1, 1, 2, 3), "read here"), TraceStep(Location("src/a b#1?.py", 3, 4), "used here")),
    cwe=("CWE-89", "CWE-1234", "no-cwe"),
    confidence=Confidence.MEDIUM,
    snippet="execute(a)",
)


def only_run(*findings, **options):  # noqa: ANN002, ANN003, ANN201  as to_sarif
    return to_sarif(findings, [run("code", Outcome.FINDINGS)], **options).document["runs"][0]


def test_the_log_names_its_schema_and_version() -> None:
    document = to_sarif([RICH], RUNS).document
    assert (document["$schema"], document["version"]) == (SCHEMA, "2.1.0")
    json.dumps(document, allow_nan=False)


def test_every_engine_has_one_run_and_a_category_of_its_own_also_without_results() -> None:
    document = to_sarif([RICH, package_finding()], RUNS).document
    categories = [it["automationDetails"]["id"].rpartition("/")[0] for it in document["runs"]]
    assert categories == ["outrider/code", "outrider/packages", "outrider/secrets"]
    assert [len(it["results"]) for it in document["runs"]] == [1, 1, 0]
    assert {(it["tool"]["driver"]["name"], it["tool"]["driver"]["version"]) for it in document["runs"]} == {("Outrider", "1.0")}


def test_a_rule_has_all_that_github_requires() -> None:
    rule = only_run(RICH)["tool"]["driver"]["rules"][0]
    assert rule["id"] == "code/sql"
    assert rule["shortDescription"]["text"] == "SQL built from user input"
    assert rule["fullDescription"]["text"]
    assert not {"```", "**"} & set(rule["fullDescription"]["text"].split()), "the examples stay in the help"
    assert rule["helpUri"] == "https://cwe.mitre.org/data/definitions/89.html"
    assert rule["help"] == {"text": "Use **parameters**.", "markdown": "Use **parameters**."}
    assert rule["properties"] == {
        "tags": ["security", "external/cwe/cwe-089", "external/cwe/cwe-1234"],
        "precision": "medium",
        "security-severity": "8.0",
    }


@pytest.mark.parametrize(
    ("severity", "least", "below", "level"),
    [
        (Severity.CRITICAL, 9.0, 10.1, "error"),
        (Severity.HIGH, 7.0, 9.0, "error"),
        (Severity.MEDIUM, 4.0, 7.0, "warning"),
        (Severity.LOW, 0.1, 4.0, "note"),
        (Severity.INFO, 0.1, 4.0, "note"),
        (Severity.UNKNOWN, 7.0, 9.0, "error"),
    ],
)
def test_severities_become_githubs_words(severity: Severity, least: float, below: float, level: str) -> None:
    told = only_run(finding(severity=severity))
    score = told["tool"]["driver"]["rules"][0]["properties"]["security-severity"]
    assert isinstance(score, str)
    assert least <= float(score) < below
    assert told["results"][0]["level"] == level


def test_policy_says_how_bad_an_unknown_severity_shows() -> None:
    assert only_run(finding(severity=Severity.UNKNOWN), unknown_as=Severity.LOW)["results"][0]["level"] == "note"


def test_a_rule_is_as_bad_as_its_worst_finding() -> None:
    told = only_run(finding("a.py", severity=Severity.LOW), finding("b.py", severity=Severity.CRITICAL))
    assert told["tool"]["driver"]["rules"][0]["properties"]["security-severity"] == "9.5"


def test_long_help_and_many_weaknesses_are_cut_to_githubs_limits() -> None:
    rule = only_run(finding(help="x" * 3000, title="y" * 3000, cwe=tuple(f"CWE-{n}" for n in range(40))))["tool"]["driver"][
        "rules"
    ][0]
    assert len(rule["fullDescription"]["text"]) == len(rule["shortDescription"]["text"]) == 1024
    assert len(rule["properties"]["tags"]) == 10


def test_a_rule_without_words_still_has_the_required_ones() -> None:
    told = only_run(finding(title="", help="", message=""))
    rule = told["tool"]["driver"]["rules"][0]
    assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
    assert told["results"][0]["message"]["text"]


def test_a_result_has_one_place_with_a_relative_encoded_uri_and_all_four_edges() -> None:
    result = only_run(RICH)["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert len(result["locations"]) == 1
    assert place["artifactLocation"]["uri"] == "src/a%20b%231%3F.py"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 4, "endColumn": 10}
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "src/db.py"


@pytest.mark.parametrize(
    ("location", "snippet", "columns"),
    [
        (Location("a", 1, 1), "execute(a)\n", (1, 11)),
        (Location("a", 1, 1), None, (1, 2)),
        (Location("a", 1, 1, 7), None, (7, 8)),
        (Location("a", 1, 1, 7, 3), None, (7, 8)),
        (Location("a", 1, 2), "first\nsecond", (1, 7)),
    ],
)
def test_a_region_is_never_empty_or_turned_round(location: Location, snippet: str | None, columns: tuple[int, int]) -> None:
    region = only_run(finding(location=location, snippet=snippet))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == columns


@given(st.text(st.characters(exclude_characters="\0"), min_size=1))
def test_any_path_becomes_a_relative_uri_without_a_scheme(path: str) -> None:
    uri = relative_uri(path)
    assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", uri)
    if not any("\ud800" <= sign <= "\udfff" for sign in path):
        assert unquote(uri) == path


def test_flows_tell_the_way_of_the_data_in_order() -> None:
    steps = only_run(RICH)["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["message"]["text"] for step in steps] == ["read here", "used here"]


def test_flows_and_related_places_are_cut_to_what_github_keeps() -> None:
    place = Location("a.py", 1, 1)
    result = only_run(finding(trace=(TraceStep(place, "x"),) * 1200, related=(place,) * 300))["results"][0]
    assert len(result["codeFlows"][0]["threadFlows"][0]["locations"]) == 1000
    assert len(result["relatedLocations"]) + len(result["locations"]) == 100


def test_copies_have_fingerprints_of_their_own_that_do_not_depend_on_severity_or_given_order() -> None:
    copies = [finding("a.py"), finding("b.py", severity=Severity.CRITICAL), finding("b.py", 9)]
    told = {
        it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        + str(it["locations"][0]["physicalLocation"]["region"]["startLine"]): it["partialFingerprints"]["primaryLocationLineHash"]
        for it in only_run(*reversed(copies))["results"]
    }
    assert told == {"a.py1": f"c1:{'a' * 32}:1", "b.py1": f"c1:{'a' * 32}:2", "b.py9": f"c1:{'a' * 32}:3"}


def test_results_name_their_rules_by_index() -> None:
    told = only_run(
        finding(rule="code/one"), finding(rule="code/two", severity=Severity.CRITICAL), finding("z.py", rule="code/one")
    )
    rules = [rule["id"] for rule in told["tool"]["driver"]["rules"]]
    assert sorted(rules) == ["code/one", "code/two"]
    assert [rules[it["ruleIndex"]] for it in told["results"]] == [it["ruleId"] for it in told["results"]]


def test_fixed_findings_do_not_appear() -> None:
    assert only_run(finding(state=State.FIXED))["results"] == []


def test_too_many_results_are_cut_worst_first_and_counted() -> None:
    many = [finding(line=line, severity=Severity.LOW) for line in range(1, 30)] + [finding("z.py", severity=Severity.CRITICAL)]
    sarif = to_sarif(many, RUNS, max_results=10)
    levels = Counter(it["level"] for it in sarif.document["runs"][0]["results"])
    assert levels == {"error": 1, "note": 9}
    assert sarif.left_out == 20


def test_an_engine_that_did_not_finish_has_no_run_that_would_close_its_alerts() -> None:
    sarif = to_sarif([finding()], [run("code", Outcome.ERROR, "timeout"), run("secrets")])
    assert [it["automationDetails"]["id"] for it in sarif.document["runs"]] == ["outrider/secrets/"]
    assert sarif.engines_left_out == ("code",)
    assert sarif.left_out == 1


def test_more_engines_than_github_takes_runs_are_named() -> None:
    sarif = to_sarif([], [run(f"engine-{number:02}") for number in range(25)])
    assert len(sarif.document["runs"]) == 20
    assert sarif.engines_left_out == tuple(f"engine-{number}" for number in range(20, 25))


def test_a_message_can_not_make_a_link_or_hide_signs() -> None:
    text = only_run(finding(message="see [here](https://evil.example) \x1b[31m\u202e"))["results"][0]["message"]["text"]
    assert "](" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_only_a_masked_snippet_s_length_is_used_and_nothing_else_of_it() -> None:
    assert "****" not in json.dumps(only_run(finding(snippet="token = ****")))


@pytest.fixture(scope="module")
def published() -> jsonschema.Draft4Validator:
    file = find("OUTRIDER_TEST_SARIF_SCHEMA", ".ci/cache/sarif-schema/sarif-2.1.0.json")
    if file is None:
        pytest.skip("the SARIF 2.1.0 schema is not here: .ci/run fetches it (OUTRIDER_TEST_SARIF_SCHEMA)")
    return jsonschema.Draft4Validator(json.loads(file.read_text()))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(scan=hostile)
def test_any_scan_holds_to_the_published_schema(published: jsonschema.Draft4Validator, scan: Dossier) -> None:
    published.validate(json.loads(FORMATS["sarif"].write(scan)))


def test_a_scan_with_something_of_everything_holds_to_the_published_schema(published: jsonschema.Draft4Validator) -> None:
    published.validate(json.loads(FORMATS["sarif"].write(sample())))
    published.validate(json.loads(FORMATS["sarif"].write(dossier(RICH))))


def test_a_rules_fix_replaces_exactly_the_region() -> None:
    fixable = finding(location=Location("a b.py", 3, 3, 5, 9), fix="safe(x)", snippet="    eval(x)")
    result = only_run(fixable)["results"][0]
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert change["artifactLocation"]["uri"] == "a%20b.py"
    assert replacement["deletedRegion"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 10}
    assert replacement["insertedContent"] == {"text": "safe(x)"}


@pytest.mark.parametrize(
    "fields",
    [
        {"fix": None, "location": Location("a.py", 1, 1, 1, 2)},
        {"fix": "safe(x)", "location": Location("a.py", 1, 1)},
        {"fix": "safe(\u202e)", "location": Location("a.py", 1, 1, 1, 2)},
    ],
)
def test_a_fix_is_offered_only_where_it_can_be_put_in_exactly_and_seen_whole(fields: dict[str, object]) -> None:
    assert "fixes" not in only_run(finding(**fields))["results"][0]


def test_a_run_tells_what_its_engine_could_not_read() -> None:
    log = to_sarif([], [run("code", Outcome.PARTIAL, "syntax", unread=("a b.py", "*"))]).document
    (invocation,) = log["runs"][0]["invocations"]
    named, whole = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is True
    assert named["descriptor"]["id"] == "syntax"
    assert named["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.py"
    assert "locations" not in whole


def test_what_only_an_earlier_commit_has_points_to_no_line_that_may_not_be_there() -> None:
    (result,) = only_run(finding("a.py", 99, commit="c" * 40, snippet="key = ****"))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a.py"
    assert place["region"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2}
