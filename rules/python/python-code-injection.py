import ast
import importlib
import json

from flask import Flask, request

app = Flask(__name__)
PLUGINS = {"csv": "plugins.csv", "xml": "plugins.xml"}


@app.route("/sum")
def total():
    formula = request.args.get("formula")
    # ruleid: python-code-injection
    eval(formula)
    # ruleid: python-code-injection
    exec("result = " + formula)
    # ruleid: python-code-injection
    code = compile(f"lambda x: {formula}", "<formula>", "eval")
    # ok: python-code-injection
    value = ast.literal_eval(formula)
    # ok: python-code-injection
    eval("1 + 1")
    number = float(formula)
    # ok: python-code-injection
    return str(eval(f"{number} * 2"))


@app.route("/plugin")
def plugin():
    name = request.form["name"]
    # ruleid: python-code-injection
    importlib.import_module(name)
    # ok: python-code-injection
    importlib.import_module(PLUGINS[name])
    if name not in PLUGINS:
        return "no such plugin"
    # ok: python-code-injection
    importlib.import_module("plugins." + name)
    return "loaded"


@app.post("/evaluate")
def evaluate():
    body = request.get_json(force=True)
    expression = body.get("expression", "")
    # ruleid: python-code-injection
    answer = eval(expression, {"__builtins__": {}})
    # ok: python-code-injection
    answer = json.loads(expression)
    expression = "2 * 3"
    # ok: python-code-injection
    return {"answer": eval(expression), "also": answer}
