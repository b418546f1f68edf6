import importlib.metadata
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from findings.coverage import Outcome
from findings.model import Confidence, Finding, Location, Severity
from scanner.engines import code_output
from scanner.engines.code import RULES, CodeEngine
from scanner.engines.interface import EngineResult, Limits
from scanner.workspace import Tree

LIMITS = Limits(seconds=60)

SQL_RULE = """
rules:
  - id: python-sql-injection
    mode: taint
    languages: [python]
    severity: ERROR
    message: The value $QUERY of the request is executed by $CURSOR.
    metadata: {title: SQL built from a request, cwe: [CWE-89], confidence: high, severity: critical, help: "Bind values."}
    pattern-sources: [{pattern: "request.args.get(...)"}]
    pattern-sinks: [{patterns: [{pattern: "$CURSOR.execute($QUERY, ...)"}, {focus-metavariable: $QUERY}]}]
"""
EVAL_RULE = """
rules:
  - id: javascript-eval
    languages: [js, ts]
    severity: WARNING
    message: eval of $CODE
    metadata: {title: Evaluates text, cwe: [CWE-95], confidence: medium, severity: high, help: "Parse it instead."}
    pattern: eval($CODE)
"""
VULNERABLE = b"""def show(cursor):
    name = request.args.get("name")
    query = "select " + name
    cursor.execute(query)
"""
SAMPLES = Path(__file__).parent / "samples" / "semgrep-core"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    for name, text in (("python/python-sql-injection", SQL_RULE), ("javascript/javascript-eval", EVAL_RULE)):
        file = tmp_path / "rules" / f"{name}.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(text)
    return tmp_path / "rules"


@pytest.fixture
def tree(tmp_path: Path) -> Callable[..., Tree]:
    def make(**files: bytes) -> Tree:
        root = tmp_path / "tree"
        named = {name.replace("__", "/").replace("_dot_", "."): data for name, data in files.items()}
        for name, data in named.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return Tree(root, tuple(sorted(named)))

    return make


def found(result: EngineResult) -> list[tuple[str, int]]:
    return [(finding.location.path, finding.location.start_line) for finding in result.findings]


def only_finding(result: EngineResult) -> Finding:
    assert result.run.reason is None, result.run.reason
    (finding,) = result.findings
    return finding


def fake_core(tmp_path: Path, output: bytes, code: int = 0) -> Path:
    """A program that says what semgrep-core might, whatever it is asked."""
    (tmp_path / "said").write_bytes(output)
    program = tmp_path / "semgrep-core"
    program.write_text(f"#!/bin/sh\ncat '{tmp_path}/said'\nexit {code}\n")
    program.chmod(stat.S_IRWXU)
    return program


# The contract with the real program.


def test_the_pinned_version_is_the_installed_one() -> None:
    assert importlib.metadata.version("semgrep") == code_output.PINNED_VERSION


def test_a_finding_carries_its_rules_remedy_with_the_code_filled_in(rules: Path, tree: Callable[..., Tree]) -> None:
    (rules / "javascript" / "javascript-eval.yaml").write_text(EVAL_RULE + "    fix: JSON.parse($CODE)\n")
    engine = CodeEngine(rules)
    assert only_finding(engine.scan(tree(a_dot_js=b"eval(body);\n"), LIMITS)).fix == "JSON.parse(body)"
    assert only_finding(engine.scan(tree(a_dot_js=b"eval('\xe9');\n"), LIMITS)).fix is None


def test_a_rule_takes_in_lists_that_its_language_shares(rules: Path, tree: Callable[..., Tree]) -> None:
    parts = "parts:\n  dangers:\n    - pattern: new Function($CODE)\n    - pattern: setTimeout($CODE)\n"
    (rules / "javascript" / "parts.yaml").write_text(parts)
    either = EVAL_RULE.replace("    pattern: eval($CODE)", "    pattern-either: [include: dangers, pattern: eval($CODE)]")
    (rules / "javascript" / "javascript-eval.yaml").write_text(either)
    code = b"eval(a)\nb = new Function(c)\nsetTimeout(d)\n"
    assert found(CodeEngine(rules).scan(tree(a_dot_js=code), LIMITS)) == [("a.js", 1), ("a.js", 2), ("a.js", 3)]


def test_a_rule_that_includes_what_is_not_there_is_named(rules: Path, tree: Callable[..., Tree]) -> None:
    (rules / "javascript" / "javascript-eval.yaml").write_text(EVAL_RULE + "    pattern-either:\n      - include: nothing\n")
    run = CodeEngine(rules).scan(tree(a_dot_js=b"eval(a)"), LIMITS).run
    assert run.reason is not None
    assert run.reason.code == "bad-rules"


def test_a_taint_finding_tells_what_where_and_how(rules: Path, tree: Callable[..., Tree]) -> None:
    result = CodeEngine(rules).scan(tree(app__db_dot_py=VULNERABLE), LIMITS)
    finding = only_finding(result)
    assert (result.run.outcome, result.run.version) == (Outcome.FINDINGS, "1.182.0")
    assert (result.run.coverage.files, result.run.coverage.bytes) == (1, len(VULNERABLE))
    assert (finding.rule, finding.engine) == ("code/python-sql-injection", "code")
    assert (finding.severity, finding.confidence, finding.cwe) == (Severity.CRITICAL, Confidence.HIGH, ("CWE-89",))
    assert finding.message == "The value query of the request is executed by cursor."
    assert (finding.title, finding.help) == ("SQL built from a request", "Bind values.")
    assert finding.location == Location("app/db.py", 4, 4, 20, 24)
    assert finding.snippet == "    cursor.execute(query)"
    assert [(step.location.start_line, step.message) for step in finding.trace] == [
        (2, 'Data enters here: request.args.get("name")'),
        (2, "It flows through name"),
        (3, "It flows through query"),
        (4, "It ends up here: query"),
    ]


def test_all_languages_are_read_in_one_run_and_others_are_not_targets(rules: Path, tree: Callable[..., Tree]) -> None:
    result = CodeEngine(rules).scan(
        tree(
            a_dot_py=VULNERABLE,
            b_dot_js=b"eval(x)\n",
            c_dot_tsx=b"eval(y)\n",
            script=b"#!/usr/bin/env -S node --x\neval(z)\n",
            readme_dot_md=b"eval(x)",
            main_dot_go=b"package main",
        ),
        LIMITS,
    )
    assert found(result) == [("a.py", 4), ("b.js", 1), ("c.tsx", 1), ("script", 2)]
    assert (result.run.outcome, result.run.coverage.files) == (Outcome.FINDINGS, 4)


def test_comments_and_ignore_files_of_the_scanned_code_are_not_obeyed(rules: Path, tree: Callable[..., Tree]) -> None:
    quiet = VULNERABLE.replace(b"(query)", b"(query)  # nosemgrep: python-sql-injection")
    ignoring = {"_dot_semgrepignore": b"*", "_dot_gitignore": b"*", "_dot_semgrep_dot_yml": b"rules: []"}
    assert found(CodeEngine(rules).scan(tree(a_dot_py=quiet, **ignoring), LIMITS)) == [("a.py", 4)]


def test_clean_code_is_clean(rules: Path, tree: Callable[..., Tree]) -> None:
    run = CodeEngine(rules).scan(tree(a_dot_py=b"print('hello')\n", empty_dot_py=b""), LIMITS).run
    assert (run.outcome, run.reason, run.coverage.files) == (Outcome.CLEAN, None, 2)


def test_only_what_fired_is_asked_again(rules: Path, tree: Callable[..., Tree]) -> None:
    files = tree(a_dot_py=VULNERABLE, b_dot_js=b"eval(x)\n")
    result = CodeEngine(rules).scan(files, LIMITS, only=frozenset({"code/javascript-eval"}))
    assert found(result) == [("b.js", 1)]
    assert result.run.coverage.files == 1


@pytest.mark.parametrize("files", [{}, {"readme_dot_md": b"# hi"}, {"main_dot_rs": b"fn main() {}"}])
def test_nothing_to_read_is_skipped_not_clean(rules: Path, tree: Callable[..., Tree], files: dict[str, bytes]) -> None:
    run = CodeEngine(rules).scan(tree(**files), LIMITS).run
    assert run.outcome is Outcome.SKIPPED
    assert run.reason is not None
    assert run.reason.code == "nothing-to-read"


def test_a_file_that_does_not_parse_is_a_gap_beside_the_findings(rules: Path, tree: Callable[..., Tree]) -> None:
    broken = VULNERABLE + b"def broken(:\n  x(((\n"
    result = CodeEngine(rules).scan(tree(a_dot_py=VULNERABLE, broken_dot_py=broken), LIMITS)
    assert result.run.outcome is Outcome.PARTIAL
    assert [(gap.path, gap.reason.code) for gap in result.run.coverage.gaps] == [("broken.py", "unparsed")]
    assert result.run.coverage.files == 1
    assert found(result) == [("a.py", 4)]


def test_a_file_where_only_a_part_parses_is_a_gap_too(rules: Path, tree: Callable[..., Tree]) -> None:
    result = CodeEngine(rules).scan(tree(a_dot_js=b"eval(a)\n\0\0\neval(b)\n"), LIMITS)
    assert found(result) == [("a.js", 1), ("a.js", 3)]
    assert [(gap.path, gap.reason.code) for gap in result.run.coverage.gaps] == [("a.js", "unparsed")]


def test_too_many_matches_are_a_gap_not_silence(rules: Path, tree: Callable[..., Tree]) -> None:
    run = CodeEngine(rules).scan(tree(a_dot_js=b"eval(a)\n" * 2100), LIMITS).run
    assert [(gap.path, gap.reason.code) for gap in run.coverage.gaps] == [("a.js", "too-many-matches")]


def test_a_file_that_is_gone_is_a_gap(rules: Path, tree: Callable[..., Tree]) -> None:
    files = tree(a_dot_py=VULNERABLE)
    result = CodeEngine(rules).scan(Tree(files.root, ("a.py", "gone.py")), LIMITS)
    assert [(gap.path, gap.reason.code) for gap in result.run.coverage.gaps] == [("gone.py", "not-read")]
    assert found(result) == [("a.py", 4)]


def test_a_name_that_is_not_utf8_is_a_gap(rules: Path, tree: Callable[..., Tree]) -> None:
    files = tree(a_dot_py=VULNERABLE)
    name = os.fsdecode(b"caf\xe9.py")
    (files.root / name).write_bytes(VULNERABLE)
    result = CodeEngine(rules).scan(Tree(files.root, ("a.py", name)), LIMITS)
    assert [gap.reason.code for gap in result.run.coverage.gaps] == ["path-encoding"]
    assert found(result) == [("a.py", 4)]


@pytest.mark.parametrize("name", ['quote".js', "new\nline.js", "späß.js", "-rules.js", "a b.js", "$(x).js"])
def test_odd_names_are_only_names(rules: Path, tree: Callable[..., Tree], name: str) -> None:
    result = CodeEngine(rules).scan(tree(**{name.replace(".", "_dot_"): b"eval(x)\n"}), LIMITS)
    assert found(result) == [(name, 1)]


@pytest.mark.parametrize(
    ("source", "line", "columns", "shown"),
    [
        pytest.param("\ufefféa = 1; eval(x)\n".encode(), 1, (9, 15), "éa = 1; eval(x)", id="byte order mark and accents"),
        pytest.param(b"a = 1;\r\n\teval(x)\r\n", 2, (2, 8), "\teval(x)", id="CRLF and tab"),
        pytest.param(b'a = "\xe9\xe8"; eval(x)\n', 1, (11, 17), 'a = "\ufffd\ufffd"; eval(x)', id="Latin-1"),
        pytest.param('a = "\u2028"; eval(x)\n'.encode(), 1, (10, 16), 'a = "\ufffd"; eval(x)', id="line separator"),
        pytest.param('a = "😀"; eval(x)'.encode(), 1, (10, 16), 'a = "😀"; eval(x)', id="no line feed at the end"),
    ],
)
def test_columns_count_characters(
    rules: Path, tree: Callable[..., Tree], source: bytes, line: int, columns: tuple[int, int], shown: str
) -> None:
    finding = CodeEngine(rules).scan(tree(a_dot_js=source), LIMITS).findings[0]
    assert finding.location == Location("a.js", line, line, *columns)
    assert finding.snippet == shown


def test_long_lines_are_cut_around_the_finding(rules: Path, tree: Callable[..., Tree]) -> None:
    snippet = only_finding(CodeEngine(rules).scan(tree(a_dot_js=b"a();" * 5000 + b"eval(x);" + b"b();" * 5000), LIMITS)).snippet
    assert snippet is not None
    assert "eval(x)" in snippet
    assert len(snippet) < 260


def test_the_fingerprint_survives_moves_and_indentation(rules: Path, tree: Callable[..., Tree]) -> None:
    engine = CodeEngine(rules)
    here = only_finding(engine.scan(tree(a_dot_js=b"eval(x)\n"), LIMITS))
    there = only_finding(engine.scan(tree(lib__b_dot_js=b"//\n\n  eval( x )\n"), LIMITS))
    assert here.fingerprint == there.fingerprint
    assert only_finding(engine.scan(tree(a_dot_js=b"eval(y)\n"), LIMITS)).fingerprint != here.fingerprint


# The rule pack.


def test_the_digest_follows_the_rules(rules: Path, tree: Callable[..., Tree]) -> None:
    files = tree(a_dot_js=b"eval(x)\n")
    before = CodeEngine(rules).scan(files, LIMITS).run.data_digest
    assert len(before) == 64
    assert CodeEngine(rules).scan(files, LIMITS).run.data_digest == before
    with (rules / "python" / "python-sql-injection.yaml").open("a") as file:
        file.write("# changed\n")
    assert CodeEngine(rules).scan(files, LIMITS).run.data_digest != before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rules: [", "broken.yaml"),
        ("rules: [{id: a}]", "broken.yaml"),
        (EVAL_RULE, "javascript-eval"),
        (EVAL_RULE.replace("javascript-eval", "other").replace("eval($CODE)", "eval($CODE ("), "refused rules"),
    ],
)
def test_a_broken_rule_pack_is_an_error_not_clean(rules: Path, tree: Callable[..., Tree], text: str, words: str) -> None:
    (rules / "javascript" / "broken.yaml").write_text(text)
    result = CodeEngine(rules).scan(tree(a_dot_js=b"eval(x)\n"), LIMITS)
    assert result.run.outcome is Outcome.ERROR
    assert result.run.reason is not None
    assert result.run.reason.code == "bad-rules"
    assert words in result.run.reason.text


def test_rules_of_absent_languages_are_not_even_parsed(rules: Path, tree: Callable[..., Tree]) -> None:
    (rules / "python" / "broken.yaml").write_text("rules: [")
    assert found(CodeEngine(rules).scan(tree(a_dot_js=b"eval(x)\n"), LIMITS)) == [("a.js", 1)]


def test_no_rules_at_all_is_an_error(tmp_path: Path, tree: Callable[..., Tree]) -> None:
    run = CodeEngine(tmp_path / "nowhere").scan(tree(a_dot_js=b"eval(x)\n"), LIMITS).run
    assert run.reason is not None
    assert (run.outcome, run.reason.code) == (Outcome.ERROR, "bad-rules")


def test_the_rules_that_are_delivered_load(tree: Callable[..., Tree]) -> None:
    files = tree(**{f"a_dot_{extension}": b"" for extension in ("py", "js", "ts", "go", "java", "rb", "php", "yml", "tf")})
    run = CodeEngine().scan(files, LIMITS).run
    assert run.outcome is Outcome.CLEAN, run.reason
    assert RULES.is_dir()


# What the program might say instead.


def replay(tmp_path: Path, rules: Path, files: Tree, output: bytes, code: int = 0) -> EngineResult:
    core = fake_core(tmp_path, output.replace(b"@ROOT@", str(files.root).encode()), code)
    return CodeEngine(rules, core).scan(files, LIMITS)


def reason_of(result: EngineResult) -> str:
    assert result.run.outcome is Outcome.ERROR
    assert result.findings == ()
    assert result.run.reason is not None
    return result.run.reason.code


def recorded(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def test_a_recorded_run_replays(tmp_path: Path, rules: Path, tree: Callable[..., Tree]) -> None:
    result = replay(tmp_path, rules, tree(a_dot_py=VULNERABLE), recorded("taint.json"))
    assert found(result) == [("a.py", 4)]
    assert len(result.findings[0].trace) == 4


@pytest.mark.parametrize(("sample", "code"), [("fatal-language.json", 2), ("fatal-rules.json", 2)])
def test_a_fatal_end_is_an_error(tmp_path: Path, rules: Path, tree: Callable[..., Tree], sample: str, code: int) -> None:
    assert reason_of(replay(tmp_path, rules, tree(a_dot_py=VULNERABLE), recorded(sample), code)) == "bad-output"


def test_a_taint_analysis_that_was_given_up_is_a_gap(tmp_path: Path, rules: Path, tree: Callable[..., Tree]) -> None:
    result = replay(tmp_path, rules, tree(a_dot_py=VULNERABLE), recorded("fixpoint-timeout.json"))
    assert [(gap.path, gap.reason.code) for gap in result.run.coverage.gaps] == [("a.py", "timeout")]


def test_a_rule_that_took_too_long_is_a_gap(tmp_path: Path, rules: Path, tree: Callable[..., Tree]) -> None:
    result = replay(tmp_path, rules, tree(a_dot_py=VULNERABLE), recorded("timeout.json"))
    assert [(gap.path, gap.reason.code) for gap in result.run.coverage.gaps] == [("a.py", "timeout")]


def _set(document: dict[str, object], path: str, value: object) -> None:
    *parents, last = path.split(".")
    here: object = document
    for part in parents:
        here = here[int(part)] if isinstance(here, list) else here[part]  # type: ignore[index]
    if isinstance(here, list):
        here[int(last)] = value
    else:
        here[last] = value  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("version", "1.183.0", "engine-version"),
        ("results", {}, "bad-output"),
        ("results", None, "bad-output"),
        ("results.0", "text", "bad-output"),
        ("results.0.path", "/etc/passwd", "bad-output"),
        ("results.0.path", "@ROOT@/../a.py", "bad-output"),
        ("results.0.check_id", "unknown-rule", "bad-output"),
        ("results.0.start.line", 0, "bad-output"),
        ("results.0.start.line", 999, "bad-output"),
        ("results.0.end.line", 1, "bad-output"),
        ("results.0.start.line", "4", "bad-output"),
        ("results.0.start.col", 10**30, "bad-output"),
        ("results.0.extra.message", 7, "bad-output"),
        ("results.0.extra.dataflow_trace", [], "bad-output"),
        ("results.0.extra.dataflow_trace.taint_source", ["CliNews", []], "bad-output"),
        ("results.0.extra.dataflow_trace.taint_source.1.0.path", "/etc/passwd", "bad-output"),
        ("results.0.extra.dataflow_trace.intermediate_vars", [{"content": "x"}], "bad-output"),
        ("results.0.extra.dataflow_trace.intermediate_vars", "x", "bad-output"),
        ("errors", [{"error_type": "Fatal error", "severity": "error", "message": "?"}], "bad-output"),
        ("errors", ["?"], "bad-output"),
        ("paths", {}, "bad-output"),
        ("skipped_rules", [{"rule_id": "a"}], "bad-rules"),
    ],
)
def test_output_of_another_shape_is_an_error(
    tmp_path: Path, rules: Path, tree: Callable[..., Tree], path: str, value: object, reason: str
) -> None:
    document = json.loads(recorded("taint.json"))
    _set(document, path, value)
    assert reason_of(replay(tmp_path, rules, tree(a_dot_py=VULNERABLE), json.dumps(document).encode())) == reason


@pytest.mark.parametrize("output", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"." * 50, b"[" * 100_000, b"[" * 400 + b"]" * 400])
def test_output_that_is_no_document_is_an_error(tmp_path: Path, rules: Path, tree: Callable[..., Tree], output: bytes) -> None:
    assert reason_of(replay(tmp_path, rules, tree(a_dot_py=VULNERABLE), output)) == "bad-output"


def test_calls_in_a_trace_are_followed_but_not_without_end(tmp_path: Path, rules: Path, tree: Callable[..., Tree]) -> None:
    document = json.loads(recorded("taint.json"))
    trace = document["results"][0]["extra"]["dataflow_trace"]
    trace["taint_source"] = ["CliCall", [trace["taint_source"][1], [], trace["taint_source"]]]
    files = tree(a_dot_py=VULNERABLE)
    assert len(replay(tmp_path, rules, files, json.dumps(document).encode()).findings[0].trace) == 5
    for _ in range(30):
        trace["taint_source"] = ["CliCall", [trace["taint_source"][1][0], [], trace["taint_source"]]]
    assert reason_of(replay(tmp_path, rules, files, json.dumps(document).encode())) == "bad-output"


def test_columns_past_the_line_are_brought_back(tmp_path: Path, rules: Path, tree: Callable[..., Tree]) -> None:
    document = json.loads(recorded("taint.json"))
    document["results"][0]["end"]["col"] = 5000
    result = replay(tmp_path, rules, tree(a_dot_py=VULNERABLE), json.dumps(document).encode())
    assert result.findings[0].location == Location("a.py", 4, 4, 20, 25)


# What may happen to the program.


def broken_core(tmp_path: Path, script: str) -> Path:
    program = tmp_path / "semgrep-core"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(stat.S_IRWXU)
    return program


@pytest.mark.parametrize(
    ("script", "limits", "reason"),
    [
        ("kill -9 $$", LIMITS, "crash"),
        ("sleep 60", Limits(seconds=0.3), "timeout"),
        ("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done", Limits(output_bytes=10_000), "output"),
        ("exec head -c 9000000 /dev/zero > dump", Limits(output_bytes=100_000), "disk-full"),
        ("echo 'Fatal error: not enough memory' >&2; exit 2", LIMITS, "memory"),
        ("exit 3", LIMITS, "bad-output"),
    ],
)
def test_a_program_that_does_not_finish_is_an_error_with_its_reason(
    tmp_path: Path, rules: Path, tree: Callable[..., Tree], script: str, limits: Limits, reason: str
) -> None:
    engine = CodeEngine(rules, broken_core(tmp_path, script))
    result = engine.scan(tree(a_dot_py=VULNERABLE), limits)
    assert reason_of(result) == reason
    assert result.run.reason is not None
    assert result.run.reason.text.startswith("The code engine did not finish: ")


def test_a_program_that_is_missing_is_an_error(tmp_path: Path, rules: Path, tree: Callable[..., Tree]) -> None:
    assert reason_of(CodeEngine(rules, tmp_path / "nowhere").scan(tree(a_dot_py=VULNERABLE), LIMITS)) == "not-found"


def test_the_program_sees_an_allow_listed_environment_and_runs_outside_the_tree(
    tmp_path: Path, rules: Path, tree: Callable[..., Tree], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "canary")
    files = tree(a_dot_py=VULNERABLE)
    CodeEngine(rules, broken_core(tmp_path, f"env > '{tmp_path}/env'; pwd > '{tmp_path}/pwd'")).scan(files, LIMITS)
    names = {line.partition("=")[0] for line in (tmp_path / "env").read_text().splitlines()}
    shell = {"PWD", "SHLVL", "OLDPWD", "_"}
    assert names <= {"PATH", "HOME", "TMPDIR", "LANG", "OCAMLRUNPARAM"} | shell
    assert not Path((tmp_path / "pwd").read_text().strip()).is_relative_to(files.root)


def test_it_leaves_nothing_behind(
    tmp_path: Path, rules: Path, tree: Callable[..., Tree], monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    CodeEngine(rules).scan(tree(a_dot_py=VULNERABLE), LIMITS)
    assert list(scratch.iterdir()) == []


def test_a_scratch_folder_that_can_not_be_made_is_an_error(
    tmp_path: Path, rules: Path, tree: Callable[..., Tree], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tree(a_dot_py=VULNERABLE)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert reason_of(CodeEngine(rules).scan(files, LIMITS)) == "files"
