"""Data followed through the functions of the scanned code: what it brings, and what it must never change."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from findings.coverage import Outcome
from scanner.engines import code_family, code_first_run
from scanner.engines.code import CodeEngine
from scanner.engines.code_core import Core
from scanner.engines.code_names import Import, Names, resolve
from scanner.engines.code_summaries import carried
from scanner.engines.interface import EngineResult, Limits
from scanner.workspace import Tree

LIMITS = Limits(seconds=60)

RULE = """
rules:
  - id: {language}-command
    mode: taint
    languages: [{languages}]
    severity: ERROR
    message: A value of the request is run.
    metadata: {{title: Runs a value, cwe: [CWE-78], confidence: high, severity: critical, help: "Do not."}}
    pattern-sources: [{{pattern: "{source}"}}]
    pattern-sanitizers: [{{pattern: "quote(...)"}}]
    pattern-sinks: [{{patterns: [{{pattern: "{sink}"}}, {{focus-metavariable: $COMMAND}}]}}]
"""
PYTHON = RULE.format(language="python", languages="python", source="request.args.get(...)", sink="os.system($COMMAND)")
SCRIPT = RULE.format(language="javascript", languages="javascript, typescript", source="req.query", sink="exec($COMMAND, ...)")
SETTERS = """    pattern-propagators:
      - {pattern: "$HELD.setText($TEXT)", from: $TEXT, to: $HELD}
"""
JAVA = RULE.format(language="java", languages="java", source="request.getParameter(...)", sink="runtime.exec($COMMAND)") + SETTERS


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    for language, text in (("python", PYTHON), ("javascript", SCRIPT), ("java", JAVA)):
        file = tmp_path / "rules" / language / f"{language}-command.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(text)
    return tmp_path / "rules"


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[dict[str, str]], Tree]:
    def make(files: dict[str, str]) -> Tree:
        root = tmp_path / "tree"
        for name, text in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return Tree(root, tuple(sorted(files)))

    return make


def found(result: EngineResult) -> set[tuple[str, int]]:
    assert result.run.reason is None, result.run.reason
    return {(finding.location.path, finding.location.start_line) for finding in result.findings}


def marked(files: dict[str, str]) -> set[tuple[str, int]]:
    """Places that the code itself announces: lines that end with the word `bad`."""
    return {
        (path, number)
        for path, text in files.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if line.rstrip().endswith("bad")
    }


UNCALLED = """
import os

def constant(value):
    return "x"

def runs(command):
    os.system(command)

def direct():
    os.system(request.args.get("q"))  # bad

def spared():
    os.system(constant(request.args.get("q")))

def led():
    runs(request.args.get("q"))  # bad

os.system(request.args.get("q"))  # bad
os.system(constant(request.args.get("q")))
"""
PYTHON_FUNCTIONS = """
import os

def constant(value):
    kept = "x"
    return kept

def same(value):
    return value

def second(first, other):
    print(first)
    return other

def cleaned(value):
    return quote(value)

def asked():
    return request.args.get("q")

def either(flag):
    value = request.args.get("q")
    return value if flag else flag

def runs(mode, command="ls"):
    os.system(command)

def through(command):
    runs("x", command)

def view():
    q = request.args.get("q")
    os.system(constant(q))
    clean = constant(q)
    os.system(clean)
    os.system(cleaned(q))
    os.system(second(q, "x"))
    os.system(same(q))  # bad
    os.system(second("x", q))  # bad
    os.system(asked())  # bad
    os.system(either("x"))  # bad
    runs("x", q)  # bad
    runs("x", command=q)  # bad
    runs(q, "x")
    runs("x", cleaned(q))
    through(q)  # bad
"""

PYTHON_CLASS = """
import os

class Shell:
    def __init__(self, text):
        self.text = text

    def run(self, command):
        os.system(command)

    def label(self, value):
        return "fixed"

    def held(self, value):
        return self.text

    def again(self):
        self.run(request.args.get("q"))  # bad

class Loud(Shell):
    pass

def view():
    q = request.args.get("q")
    shell = Shell(q)
    shell.run(q)  # bad
    Shell("").run(q)  # bad
    loud = Loud("")
    loud.run(q)  # bad
    other.run(q)
    os.system(shell.label(q))
    os.system(other.label(q))  # bad
    os.system(shell.held("x"))  # bad
"""

SCRIPT_FUNCTIONS = """
function constant(value) { return "x"; }
const same = (value) => value;
const wrapped = (tag, text) => `<${tag}>${text}`;
const asked = (req) => req.query.q;
const runs = function (mode, command) { exec(command); };
const tool = { run(command) { exec(command); }, name(value) { return "x"; } };
class Job {
  start(command) { exec(command); }
  static label(value) { return "x"; }
}
app.get("/", (req, res) => {
  const q = req.query.q;
  exec(constant(q));
  const clean = constant(q);
  exec(clean, () => res.end());
  exec(same(q)); // bad
  exec(asked(req)); // bad
  runs("x", q); // bad
  runs(q, "x");
  tool.run(q); // bad
  exec(tool.name(q));
  new Job().start(q); // bad
  exec(Job.label(q));
  const job = new Job();
  job.start(q); // bad
  exec(wrapped("x", q)); // bad
});
"""

JAVA_FUNCTIONS = """
class Page extends HttpServlet {
  private String held;
  void doGet(HttpServletRequest request) {
    String q = request.getParameter("q");
    String clean = new Inner().constant(request, q);
    runtime.exec(clean);
    runtime.exec(same(q)); // bad
    String asked = asked(request);
    runtime.exec(asked); // bad
    runs(q); // bad
    Inner inner = new Inner();
    runtime.exec(inner.constant(request, q));
    inner.runs(1, q); // bad
    this.runs("x");
    runtime.exec(field(q)); // bad
    Held kept = new Held();
    kept.setText(q);
    runtime.exec(kept.getText()); // bad
  }
  private static String same(String value) { return value; }
  private static String asked(HttpServletRequest request) { return request.getParameter("q"); }
  private void runs(String command) throws IOException { runtime.exec(command); }
  private String field(String value) { held = value; return held; }
  private static class Held {
    private String text;
    boolean setText(String text) { this.text = text; return true; }
    String getText() { return text; }
  }
  private class Inner {
    String constant(HttpServletRequest request, String value) { String kept = "x"; return kept; }
    void runs(int times, String command) { runtime.exec(command); }
  }
}
"""

SEVERAL_FILES = [
    pytest.param(
        {
            "app/views.py": "from .shell import runs, label as name\nfrom app import tools\nimport app.more as more\n"
            "import os\n\n"
            "def view():\n    q = request.args.get('q')\n    runs(q)  # bad\n    os.system(name(q))\n    tools.start(q)  # bad\n"
            "    more.go(q)  # bad\n    os.system(more.asked())  # bad\n",
            "app/shell.py": "import os\n\ndef runs(command):\n    os.system(command)\n\ndef label(value):\n    return 'x'\n",
            "app/tools.py": "import os\n\ndef start(command):\n    os.system(command)\n",
            "app/more.py": "import os\n\ndef go(command):\n    os.system(command)\n\n"
            "def asked():\n    return request.args.get('q')\n",
        },
        id="python",
    ),
    pytest.param(
        {
            "src/app.ts": 'import { runs, label as name } from "./lib/shell";\nimport * as tools from "./tools.js";\n'
            "export const view = (req: Request) => {\n  const q = req.query.q;\n  runs(q); // bad\n  exec(name(q));\n"
            "  tools.start(q); // bad\n};\n",
            "src/old.js": "const { runs: go } = require('./lib/shell');\nconst shell = require('./lib/shell');\n"
            "module.exports = (req) => {\n  go(req.query.q); // bad\n  shell.runs(req.query.q); // bad\n};\n",
            "src/lib/shell.ts": "export function runs(command: string) { exec(command); }\n"
            "export function label(value: string) { return 'x'; }\n",
            "src/tools.js": "exports.start = (command) => { exec(command); };\n",
        },
        id="javascript and typescript",
    ),
    pytest.param(
        {
            "Page.java": "class Page {\n  void get(HttpServletRequest request, Runner runner) {\n"
            '    String q = request.getParameter("q");\n    Runner mine = Runners.make();\n    mine.go(q); // bad\n'
            "    runner.go(q); // bad\n    runtime.exec(Labels.of(q));\n  }\n}\n",
            "Runner.java": "interface Runner { void go(String command); }\n",
            "Real.java": "class Real implements Runner {\n  public void go(String command) { runtime.exec(command); }\n}\n",
            "Labels.java": 'class Labels {\n  static String of(String value) { return "x"; }\n}\n',
        },
        id="java",
    ),
]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"a.py": PYTHON_FUNCTIONS}, id="python functions"),
        pytest.param({"a.py": PYTHON_CLASS}, id="python classes"),
        pytest.param({"a.js": SCRIPT_FUNCTIONS}, id="javascript"),
        pytest.param({"a.ts": SCRIPT_FUNCTIONS}, id="typescript"),
        pytest.param({"Page.java": JAVA_FUNCTIONS}, id="java"),
        *SEVERAL_FILES,
    ],
)
def test_functions_are_known_for_what_they_do(files: dict[str, str], rules: Path, tree: Callable[[dict[str, str]], Tree]) -> None:
    assert found(CodeEngine(rules).scan(tree(files), LIMITS)) == marked(files)
    assert found(CodeEngine(rules, summaries=False).scan(tree(files), LIMITS)) != marked(files), "else nothing is gained"


def test_functions_of_one_name_are_told_apart(rules: Path, tree: Callable[[dict[str, str]], Tree]) -> None:
    view = (
        "import os\n\ndef make(value):\n    return {}\n\ndef view():\n    q = request.args.get('q')\n    os.system(make(q)){}\n"
    )
    files = {
        "a.py": view.format("'x'", ""),
        "b.py": view.format("value", "  # bad"),
        "c.py": "import os\nfrom elsewhere import make\nos.system(make(request.args.get('q')))  # bad\n",
    }
    assert found(CodeEngine(rules).scan(tree(files), LIMITS)) == marked(files)


DAO = """package {package};
class {file} {{
    void doPost(Request request) {{
        String asked = request.getParameter("q");
        runtime.exec(new Dao().kept(asked));{mark}
    }}
    {own}
}}
"""
OWN = "class Dao {{ String kept(String value) {{ {body} }} }}"


def test_a_class_of_ones_own_hides_those_of_its_name_elsewhere(rules: Path, tree: Callable[[dict[str, str]], Tree]) -> None:
    passes, constant = OWN.format(body="return value;"), OWN.format(body='String kept = "x"; return kept;')
    files = {
        "a/Bad.java": DAO.format(package="a", file="Bad", own=passes, mark=" // bad"),
        "b/Fine.java": DAO.format(package="b", file="Fine", own=constant, mark=""),
    }
    assert found(CodeEngine(rules).scan(tree(files), LIMITS)) == marked(files)


def test_of_several_classes_of_a_name_the_imported_or_the_nearest_is_meant(
    rules: Path, tree: Callable[[dict[str, str]], Tree]
) -> None:
    passes, constant = OWN.format(body="return value;"), OWN.format(body='String kept = "x"; return kept;')
    users = DAO.format(package="a", file="Near", own="", mark="")
    files = {
        "a/Dao.java": f"package a;\n{constant}\n",
        "b/Dao.java": f"package b;\n{passes}\n",
        "a/Near.java": users,
        "c/Far.java": users.replace("package a;", "package c; import b.Dao;").replace("(asked));", "(asked)); // bad"),
    }
    assert found(CodeEngine(rules).scan(tree(files), LIMITS)) == marked(files)


def test_what_is_followed_in_several_loads_is_what_is_followed_in_one(
    rules: Path, tree: Callable[[dict[str, str]], Tree], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_family, "_LOAD", 1)
    monkeypatch.setattr(code_first_run, "LOAD", 1)
    files = {"a.py": PYTHON_FUNCTIONS, "b.py": PYTHON_FUNCTIONS}
    assert found(CodeEngine(rules).scan(tree(files), LIMITS)) == marked(files)


def test_what_was_found_where_no_function_is_called_stays(rules: Path, tree: Callable[[dict[str, str]], Tree]) -> None:
    files = {"a.py": UNCALLED}
    assert found(CodeEngine(rules).scan(tree(files), LIMITS)) == marked(files)


def test_the_trace_leads_through_the_function(rules: Path, tree: Callable[[dict[str, str]], Tree]) -> None:
    asked = "def asked():\n    return request.args.get('q')\n\n"
    source = f"import os\n\n{asked}def runs(command):\n    os.system(command)\n\nruns(asked())\n"
    (finding,) = CodeEngine(rules).scan(tree({"a.py": source}), LIMITS).findings
    steps = [(step.location.start_line, step.message) for step in finding.trace]
    assert steps[0] == (4, "Data enters here: request.args.get('q')")
    assert steps[-1] == (7, "It ends up here: command")
    assert {line for line, _ in steps[1:-1]} >= {9, 6}
    assert finding.location.start_line == 9


def test_steps_without_a_name_are_not_told(rules: Path, tree: Callable[[dict[str, str]], Tree]) -> None:
    source = "module.exports = (req) => {\n  const { name } = req.query;\n  exec(name);\n};\n"
    (finding,) = CodeEngine(rules).scan(tree({"a.js": source}), LIMITS).findings
    assert [step.message for step in finding.trace] == [
        "Data enters here: req.query",
        "It flows through name",
        "It ends up here: name",
    ]


def test_the_same_scan_says_the_same(rules: Path, tree: Callable[[dict[str, str]], Tree]) -> None:
    files = tree({"a.py": PYTHON_FUNCTIONS, "b.py": PYTHON_CLASS, "c.js": SCRIPT_FUNCTIONS})
    assert CodeEngine(rules).scan(files, LIMITS).findings == CodeEngine(rules).scan(files, LIMITS).findings


def test_only_the_rules_asked_for_are_followed(rules: Path, tree: Callable[[dict[str, str]], Tree]) -> None:
    files = {"a.py": PYTHON_FUNCTIONS, "b.js": SCRIPT_FUNCTIONS}
    result = CodeEngine(rules).scan(tree(files), LIMITS, only=frozenset({"code/javascript-command"}))
    assert found(result) == marked({"b.js": SCRIPT_FUNCTIONS})


def test_following_counts_in_the_digest(rules: Path, tree: Callable[[dict[str, str]], Tree]) -> None:
    files = tree({"a.py": "x = 1\n"})
    digests = {CodeEngine(rules, summaries=each).scan(files, LIMITS).run.data_digest for each in (True, False)}
    assert {len(digest) for digest in digests} == {64}
    assert len(digests) == 2


def test_where_following_does_not_end_the_first_run_stands_and_the_gap_is_told(
    rules: Path, tree: Callable[[dict[str, str]], Tree], tmp_path: Path
) -> None:
    """The first run is the real program's; every further one crashes."""
    real, first = tmp_path / "real", tmp_path / "first"
    real.symlink_to(next(Path(place) / "bin" / "semgrep-core" for place in __import__("semgrep").__path__))
    program = tmp_path / "semgrep-core"
    program.write_text(f"#!/bin/sh\nif [ -e '{first}' ]; then kill -9 $$; fi\ntouch '{first}'\nexec '{real}' \"$@\"\n")
    program.chmod(stat.S_IRWXU)
    result = CodeEngine(rules, program).scan(tree({"a.py": PYTHON_FUNCTIONS, "b.py": "x = 1\n"}), LIMITS)
    assert result.run.outcome is Outcome.PARTIAL
    assert [(gap.path, gap.reason.code) for gap in result.run.coverage.gaps] == [("a.py", "not-followed")]
    plain = CodeEngine(rules, summaries=False).scan(tree({"a.py": PYTHON_FUNCTIONS, "b.py": "x = 1\n"}), LIMITS)
    assert result.findings == plain.findings


@pytest.mark.parametrize(
    "hostile", ["def f(a):\n return f(\n", "def " * 5000, "(" * 20000, "f(" * 20000, "\0def f(a): return a\n"]
)
def test_hostile_files_beside_do_no_harm(hostile: str, rules: Path, tree: Callable[[dict[str, str]], Tree]) -> None:
    files = {"a.py": PYTHON_FUNCTIONS, "evil.py": f"request.args.get('q')\n{hostile}"}
    result = CodeEngine(rules).scan(tree(files), LIMITS)
    assert {
        place for place in ((each.location.path, each.location.start_line) for each in result.findings) if place[0] == "a.py"
    } == (marked({"a.py": PYTHON_FUNCTIONS}))
    assert "a.py" not in {gap.path for gap in result.run.coverage.gaps}


def test_without_a_source_there_is_one_run(rules: Path, tree: Callable[[dict[str, str]], Tree], tmp_path: Path) -> None:
    real = next(Path(place) / "bin" / "semgrep-core" for place in __import__("semgrep").__path__)
    program = tmp_path / "semgrep-core"
    program.write_text(f"#!/bin/sh\necho run >> '{tmp_path}/runs'\nexec '{real}' \"$@\"\n")
    program.chmod(stat.S_IRWXU)
    quiet = PYTHON_FUNCTIONS.replace("request.args.get", "request.form.get")
    assert found(CodeEngine(rules, program).scan(tree({"a.py": quiet}), LIMITS)) == set()
    assert (tmp_path / "runs").read_text().count("run") == 1


# What the text alone says.


def test_imports_name_files_of_the_scan() -> None:
    paths = frozenset({"src/app/shell.py", "src/app/__init__.py", "other/tools.py", "third/tools.py"})
    assert resolve(Import("app/shell", "", "shell"), paths, "python") == "src/app/shell.py"
    assert resolve(Import("app", "", "app"), paths, "python") == "src/app/__init__.py"
    assert resolve(Import("tools", "", "tools"), paths, "python") is None, "could be either"
    assert resolve(Import("lib/x", "", "x"), frozenset({"lib/x/index.ts"}), "javascript") == "lib/x/index.ts"


def test_relative_imports_start_at_the_file() -> None:
    text = "from ..core import (a,\n  b as c)\nfrom . import near\nimport far.away as there\n"
    assert Names("app/web/views.py", "python", text).imports == (
        Import("app/core", "a", "a"),
        Import("app/core", "b", "c"),
        Import("app/web", "near", "near"),
        Import("far/away", "", "there"),
    )


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("(p):\n    return p", True),
        ("wrap = (t, p) => `${t}${p}`", True),
        ("x => f(p) + 1", True),
        ("(p):\n    x = p\n    y = x\n    return y", True),
        ("(p):\n    out.append(p)\n    return out", True),
        ("(p) {\n const q = {\n  a: p\n };\n return q;\n}", True),
        ("(t, p):\n    if p == 3:\n        x = t\n    return x", False),
        ('(t, p) {\n console.debug("reading", p);\n return "x" + t;\n}', False),
        ("(t, p):\n    " + "\n    ".join(f"a{n} = a{n + 1}" for n in range(100)) + "\n    a100 = p\n    return t", True),
    ],
)
def test_a_parameter_is_spared_only_if_no_line_may_carry_it(body: str, answer: bool) -> None:  # noqa: FBT001  a table's column
    assert carried("p", body) is answer


def test_the_core_is_asked_for_what_the_targets_say(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    output = Core().run(
        [json.loads('{"id": "x", "languages": ["python"], "severity": "INFO", "message": "m", "pattern": "$X = 1"}')],
        [(str(tmp_path / "a.py"), "a.py", "python")],
        LIMITS,
    )
    assert [match.bound("$X") for match in output.matches] == ["x"]
    assert output.matches[0].bound("$Y") == ""
