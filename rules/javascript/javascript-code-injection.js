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

wss.on("connection", (ws) => {
  ws.on("message", (message) => {
    // ruleid: javascript-code-injection
    eval(message.toString());
  });
});

const resolvers = {
  Query: {
    // ruleid: javascript-code-injection
    sum: (parent, args) => eval(args.formula),
    // ok: javascript-code-injection
    count: (parent, args) => eval("1 + " + Number(args.count)),
  },
};

app.get("/unless-listed", (req, res) => {
  const formula = req.query.formula;
  if (!FORMULAS.includes(formula)) {
    console.warn("unknown", formula);
  }
  // ruleid: javascript-code-injection
  eval(formula);
  const mode = "fixed";
  // ok: javascript-code-injection
  eval(mode === "free" ? formula : "1 + 1");
  const { unit = "px", size } = req.query;
  // ruleid: javascript-code-injection
  eval(unit);
  if (!/^\d+$/.test(size)) {
    return res.sendStatus(400);
  }
  // ok: javascript-code-injection
  res.json(eval(size + " * 2"));
});
