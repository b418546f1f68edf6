import got from "got";
import type { NextApiRequest, NextApiResponse } from "next";

const HOSTS = new Set(["a.example.com", "b.example.com"]);

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const target = new URL(String(req.query.target));
  if (!HOSTS.has(target.hostname)) {
    return res.status(400).end();
  }
  const body = await got(target).text();
  res.status(200).json({ size: body.length });
}
