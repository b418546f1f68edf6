import { Request, Response } from "express";

const LOG = "2026-01-01 started";

export function grep(req: Request, res: Response) {
  const wanted: string = req.body.wanted;
  res.json({ found: LOG.match("^.*" + wanted + "$") !== null });
}
