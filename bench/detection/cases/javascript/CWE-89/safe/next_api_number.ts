import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const id = Number(req.query.id);
  if (!Number.isInteger(id)) return res.status(400).end();
  const text = ["SELECT * FROM posts WHERE id = ", id].join("");
  res.status(200).json(await db.query(text));
}
