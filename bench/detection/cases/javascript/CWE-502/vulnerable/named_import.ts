import { unserialize } from "node-serialize";
import type { NextApiRequest, NextApiResponse } from "next";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const cart = unserialize(req.body.cart);
  res.status(200).json(cart);
}
