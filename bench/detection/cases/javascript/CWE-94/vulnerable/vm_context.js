const vm = require("vm");

exports.run = (req, res) => {
  const context = vm.createContext({ limit: 10 });
  const script = "limit * (" + req.body.formula + ")";
  res.json({ value: vm.runInContext(script, context) });
};
