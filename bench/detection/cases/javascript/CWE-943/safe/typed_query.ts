import { Request, Response } from "express";
import { ProductModel } from "./product.model";

export async function search(req: Request, res: Response) {
  const filter = { price: { $lt: Number(req.query.max) }, visible: true };
  res.json(await ProductModel.find(filter).limit(20).exec());
}
