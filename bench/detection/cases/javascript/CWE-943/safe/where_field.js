const { MongoClient } = require("mongodb");
const db = new MongoClient(process.env.MONGO).db("shop");

exports.orders = async (req, res) => {
  const owner = `${req.params.owner}`;
  const orders = await db.collection("orders").find({ owner: { $eq: owner } }).toArray();
  res.json(orders);
};
