import { z } from "zod";
import type { NextApiRequest, NextApiResponse } from "next";

const Cart = z.object({ items: z.array(z.string()) });

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const cart = Cart.parse(JSON.parse(req.body.cart));
  res.status(200).json(cart);
}
