const { MongoClient } = require("mongodb");
const db = new MongoClient(process.env.MONGO).db("shop");

exports.orders = async (req, res) => {
  const orders = await db.collection("orders").find({ $where: `this.owner == '${req.params.owner}'` }).toArray();
  res.json(orders);
};
