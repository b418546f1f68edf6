import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { slug } = req.query;
  const text = ["SELECT * FROM posts WHERE slug = '", slug, "'"].join("");
  res.status(200).json(await db.query(text));
}
