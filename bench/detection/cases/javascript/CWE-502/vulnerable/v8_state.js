const v8 = require("v8");

exports.restore = async (req, res) => {
  const bytes = Buffer.from(req.body.state, "hex");
  const state = v8.deserialize(bytes);
  res.json({ step: state.step });
};
