module.exports = async (ctx) => {
  const { id, name } = ctx.request.body;
  await ctx.db.collection("profiles").updateOne({ owner: id }, { $set: { name: String(name) } });
  ctx.status = 204;
};
