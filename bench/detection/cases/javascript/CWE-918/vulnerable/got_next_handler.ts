import got from "got";
import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const target = Array.isArray(req.query.target) ? req.query.target[0] : req.query.target;
  const body = await got(target!).text();
  res.status(200).json({ size: body.length });
}
