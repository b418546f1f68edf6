const vm = require("vm");

exports.run = (req, res) => {
  const context = vm.createContext({ limit: 10, factor: Number(req.body.factor) });
  res.json({ value: vm.runInContext("limit * factor", context) });
};
