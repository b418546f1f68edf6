module.exports = async (ctx) => {
  const { id, name } = ctx.request.body;
  if (typeof id !== "string") {
    ctx.throw(400);
    return;
  }
  await ctx.db.collection("profiles").updateOne({ owner: id }, { $set: { name: String(name) } });
  ctx.status = 204;
};
