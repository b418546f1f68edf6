import { Request, Response } from "express";

export function filter(req: Request, res: Response) {
  const rule = new Function("row", "return " + req.body.rule);
  res.json([{ a: 1 }, { a: 2 }].filter((row) => rule(row)));
}
