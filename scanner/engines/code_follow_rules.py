"""The rules of the further runs: one that summarises functions, and each rule as it is once calls of them are understood."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scanner.engines.code_outline import RETURNS, parameter_sources
from scanner.engines.code_summaries import ARGUMENT, HELPER, ORIGIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scanner.engines.code_rules import Rule
    from scanner.engines.code_summaries import Effect

SOURCES, SINKS, OWN_SOURCES = "outline-sources", "outline-sinks", "own-sources"
_FORMULAS = ("pattern", "patterns", "pattern-either", "pattern-regex")

_PLAIN = r"""(?s)^(?:[^()]|\((?:\s*["'`][^"'`]*["'`]\s*,?)*\))*$"""
"""Arguments that call nothing with a value: a sink among them must not be taken for clean."""

Patterns = dict[str, Any]


def followed(rule: Rule) -> bool:
    """Whether a rule's data can be followed: a taint rule that names sources and sinks in the plain way."""
    body = rule.definition
    specs = [*_listed(body, "pattern-sources"), *_listed(body, "pattern-sinks")]
    plain = bool(specs) and all(any(key in each for key in _FORMULAS) for each in specs)
    return body.get("mode") == "taint" and plain and not any({"label", "requires"} & each.keys() for each in specs)


def source_rule(family: str, languages: list[str], rules: Iterable[Rule]) -> Patterns:
    """A search rule that finds what any of the rules calls a source: only files with one are worth following."""
    found: dict[str, Patterns] = {}
    for rule in rules:
        for spec in _listed(rule.definition, "pattern-sources"):
            formula = {key: spec[key] for key in _FORMULAS if key in spec}
            found.setdefault(repr(formula), formula)
    either = [found[key] for key in sorted(found)]
    return {
        "id": f"{SOURCES}-{family}",
        "languages": languages,
        "severity": "INFO",
        "message": "source",
        "pattern-either": either,
    }


def sink_rule(rule: Rule) -> Patterns:
    """A search rule that finds what a rule calls a sink: where there is none, its data leads nowhere."""
    either = [{key: spec[key] for key in _FORMULAS if key in spec} for spec in _listed(rule.definition, "pattern-sinks")]
    kept = {key: rule.definition[key] for key in ("languages", "options") if key in rule.definition}
    return {**kept, "id": f"{SINKS}-{rule.id}", "severity": "INFO", "message": "sink", "pattern-either": either}


def summary_rule(rule: Rule, family: str, names: Iterable[str], effects: Iterable[Effect]) -> Patterns:
    """A rule with the parameters of functions as further sources and their results as further sinks."""
    plain = understood(rule, effects)
    body = _returning(plain, family, plain["pattern-sinks"])
    body["pattern-sources"] = [*body["pattern-sources"], parameter_sources(family, names)]
    return body


def views(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Rules that share their sources, by the name of the rule that finds what functions bring in of these."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(json.dumps(rule.definition["pattern-sources"], sort_keys=True), []).append(rule)
    return {f"{OWN_SOURCES}-{number}": found[key] for number, key in enumerate(sorted(found))}


def own_source_rule(name: str, rules: Sequence[Rule], family: str, effects: Iterable[Effect]) -> Patterns:
    """What functions bring in by themselves, under the sanitizers that all of `rules` share.

    Of a parameter and a source that reach one `return` semgrep-core tells one, so this needs a rule without parameters.
    """
    first, *others = [_listed(rule.definition, "pattern-sanitizers") for rule in rules]
    shared = [spec for spec in first if all(spec in other for other in others)]
    body = understood(replace(rules[0], definition={**rules[0].definition, "pattern-sanitizers": shared}), effects)
    return {**_returning(body, family, []), "id": name}


def _returning(body: Patterns, family: str, sinks: list[Patterns]) -> Patterns:
    options = {**body.get("options", {}), **({"implicit_return": True} if family == "javascript" else {})}
    kept = {key: value for key, value in body.items() if key != "fix"}
    return {**kept, "options": options, "pattern-sinks": [*sinks, *RETURNS[family]]}


def understood(rule: Rule, effects: Iterable[Effect]) -> Patterns:
    """A rule with calls of functions as further sources, sinks and sanitizers."""
    body = dict(rule.definition)
    known = list(effects)
    sources = _results([each for each in known if each.source], "...", ORIGIN)
    clean = [each for each in known if each.safe and not each.source]
    # `exact` leaves what is handed over tainted, but does not reach a result that is assigned; the other reaches both.
    sanitizers = [{**each, "exact": True} for each in _results(clean, "...")]
    sanitizers += [{"patterns": [*each["patterns"], _matching("$...GIVEN", _PLAIN)]} for each in _results(clean, "$...GIVEN")]
    sanitizers += [
        {"patterns": [*_positional(each, index)["patterns"], _matching(f"{ARGUMENT}{index}", _PLAIN)]}
        for each in known
        for index in each.dropped
    ]
    sinks = [_positional(each, index) for each in known for index, _ in each.sinks]
    if "python" in rule.analyzers:
        sinks += [_by_name(each, index, name) for each in known for index, name in each.sinks if name.isidentifier()]
    body["pattern-sources"] = [*_listed(body, "pattern-sources"), *sources]
    body["pattern-sanitizers"] = [*_listed(body, "pattern-sanitizers"), *sanitizers]
    body["pattern-sinks"] = [*_listed(body, "pattern-sinks"), *sinks]
    return body


def _results(effects: Iterable[Effect], arguments: str, function: str = "$CLEAN") -> list[Patterns]:
    """Calls as wholes; those of the same objects in one pattern."""
    named: dict[frozenset[str] | None, set[str]] = {}
    for effect in effects:
        named.setdefault(effect.objects, set()).add(effect.name)
    order = sorted(named, key=lambda objects: sorted(objects or ()))
    return [{"patterns": _called(objects, named[objects], arguments, function)} for objects in order]


def _positional(effect: Effect, index: int) -> Patterns:
    """The argument at an index of a call."""
    before = "".join(f"$BEFORE{number}, " for number in range(index))
    value = f"{ARGUMENT}{index}"
    call = _called(effect.objects, {effect.name}, f"{before}{value}, ...", HELPER)
    return {"patterns": [*call, {"focus-metavariable": value}]}


def _by_name(effect: Effect, index: int, name: str) -> Patterns:
    """The argument of a call that is given by the parameter's name."""
    value = f"{ARGUMENT}{index}"
    call = _called(effect.objects, {effect.name}, f"..., {name}={value}, ...", HELPER)
    return {"patterns": [*call, {"focus-metavariable": value}]}


def _called(objects: frozenset[str] | None, names: set[str], arguments: str, function: str) -> list[Patterns]:
    patterns: list[Patterns] = [{"pattern": f"{'' if objects is None else '$OBJECT.'}{function}({arguments})"}]
    if objects is not None:
        types = "|".join(sorted(map(re.escape, objects)))
        patterns.append(_matching("$OBJECT", rf"(?s)^(?:this\.)?(?:{types}|(?:new\s+)?(?:[\w$]+\.)*(?:{types})\(.*\))$"))
    return [*patterns, _matching(function, f"^(?:{'|'.join(sorted(map(re.escape, names)))})$")]


def _matching(metavariable: str, regex: str) -> Patterns:
    return {"metavariable-regex": {"metavariable": metavariable, "regex": regex}}


def _listed(body: Mapping[str, Any], key: str) -> list[Patterns]:
    return list(body.get(key) or [])
