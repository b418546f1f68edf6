const vm = require("vm");
const express = require("express");
const app = express();
const PLUGINS = { csv: "./csv", xml: "./xml" };

app.get("/sum", (req, res) => {
  const formula = req.query.formula;
  // ruleid: javascript-code-injection
  eval(formula);
  // ruleid: javascript-code-injection
  eval("(" + formula + ")");
  // ruleid: javascript-code-injection
  new Function("x", `return ${formula}`)(1);
  // ruleid: javascript-code-injection
  vm.runInNewContext(formula, {});
  // ruleid: javascript-code-injection
  new vm.Script(formula).runInThisContext();
  // ruleid: javascript-code-injection
  setTimeout("show('" + formula + "')", 10);
  // ruleid: javascript-code-injection
  require("./plugins/" + formula);
  // ok: javascript-code-injection
  JSON.parse(formula);
  // ok: javascript-code-injection
  setTimeout(() => res.end(formula), 10);
  // ok: javascript-code-injection
  eval("1 + 1");
  // ok: javascript-code-injection
  require(PLUGINS[formula]);
  const number = parseFloat(formula);
  // ok: javascript-code-injection
  res.json(eval(`${number} * 2`));
});

app.post("/run", async (request, reply) => {
  let code = request.body.code;
  // ruleid: javascript-code-injection
  await eval(code);
  code = "2 * 3";
  // ok: javascript-code-injection
  return eval(code);
});
