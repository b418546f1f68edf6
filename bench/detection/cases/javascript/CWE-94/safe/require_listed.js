const PLUGINS = { csv: require("./plugins/csv"), xml: require("./plugins/xml") };

module.exports = async (ctx) => {
  const plugin = PLUGINS[ctx.query.plugin] || PLUGINS.csv;
  ctx.body = { result: plugin.run() };
};
