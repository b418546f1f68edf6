"""What GitHub says about a SARIF file: shape first, then the documented most of everything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from demo.forge import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo.forge.records import Json

ABSOLUTE_URI = re.compile(r"^(/|[A-Za-z][A-Za-z0-9+.-]*:)")


def problems(document: Json) -> list[str]:
    """Sentences, one a fault; empty when the file would be taken."""
    if document.get("version") != "2.1.0" or not isinstance(document.get("$schema"), str):
        return ["The file is not SARIF 2.1.0: $schema or version is missing."]
    runs = document.get("runs")
    if not isinstance(runs, list):
        return ["runs is not a list."]
    try:
        return [*_run_set_problems(runs), *(sentence for run in runs for sentence in _run_problems(run))]
    except (KeyError, TypeError, AttributeError) as error:
        return [f"The SARIF file lacks what GitHub needs: {error!r}"]


def _run_set_problems(runs: list[Json]) -> Iterator[str]:
    if len(runs) > limits.SARIF_RUNS:
        yield f"The file holds {len(runs)} runs, {limits.SARIF_RUNS} are allowed."
    categories = [(run["tool"]["driver"]["name"], _category(run)) for run in runs]
    if len(set(categories)) < len(categories):
        yield "Several runs of one tool share a category."


def _category(run: Json) -> str:
    """`runAutomationDetails.id` up to its last slash."""
    name: str = run.get("automationDetails", {}).get("id", "")
    return name.rpartition("/")[0]


def _run_problems(run: Json) -> Iterator[str]:
    driver, results = run["tool"]["driver"], run["results"]
    rules = driver.get("rules", [])
    counted = {
        "results": (len(results), limits.SARIF_RESULTS),
        "rules": (len(rules), limits.SARIF_RULES),
        "extensions": (len(run["tool"].get("extensions", [])), limits.SARIF_EXTENSIONS),
    }
    for name, (count, most) in counted.items():
        if count > most:
            yield f"A run holds {count} {name}, {most} are allowed."
    for rule in rules:
        yield from _rule_problems(rule)
    for result in results:
        yield from _result_problems(result, {rule["id"] for rule in rules})


def _rule_problems(rule: Json) -> Iterator[str]:
    name = rule["id"]
    for field in ("shortDescription", "fullDescription", "help"):
        if not rule[field]["text"]:
            yield f"Rule {name}: {field}.text is empty."
    if len(rule["fullDescription"]["text"]) > limits.SARIF_FULL_DESCRIPTION_CHARACTERS:
        yield f"Rule {name}: fullDescription.text is longer than {limits.SARIF_FULL_DESCRIPTION_CHARACTERS} characters."
    properties = rule.get("properties", {})
    if len(properties.get("tags", [])) > limits.SARIF_TAGS:
        yield f"Rule {name} has more than {limits.SARIF_TAGS} tags."
    severity = properties.get("security-severity")
    if severity is not None and not _is_score(severity):
        yield f"Rule {name}: security-severity is {severity!r}, not a string between 0.1 and 10.0."


def _is_score(value: Any) -> bool:  # noqa: ANN401  a caller's JSON
    if not isinstance(value, str):
        return False
    try:
        return 0.0 < float(value) <= 10.0  # noqa: PLR2004  the documented scale
    except ValueError:
        return False


def _result_problems(result: Json, rules: set[str]) -> Iterator[str]:
    name = result["ruleId"]
    if name not in rules:
        yield f"A result names rule {name}, which the run does not describe."
    if not result["message"]["text"]:
        yield f"A result of {name} has no message."
    locations = result["locations"]
    if not 1 <= len(locations) <= limits.SARIF_LOCATIONS:
        yield f"A result of {name} has {len(locations)} locations; 1 to {limits.SARIF_LOCATIONS} are allowed."
    for location in locations[:1]:
        place = location["physicalLocation"]
        if ABSOLUTE_URI.match(place["artifactLocation"]["uri"]):
            yield f"A result of {name} lies at {place['artifactLocation']['uri']}, which is not relative."
        if place["region"]["startLine"] < 1:
            yield f"A result of {name} starts before line 1."
    steps = sum(len(flow["locations"]) for code in result.get("codeFlows", []) for flow in code["threadFlows"])
    if steps > limits.SARIF_THREAD_FLOW_LOCATIONS:
        yield f"A result of {name} has {steps} thread flow locations, {limits.SARIF_THREAD_FLOW_LOCATIONS} are allowed."
