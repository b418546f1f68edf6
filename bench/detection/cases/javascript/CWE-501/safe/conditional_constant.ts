import { Request, Response } from "express";

export function choose(req: Request, res: Response) {
  let bar: string;
  const num = 86;
  if (7 * 42 - num > 200) bar = "constant";
  else bar = req.body.bar;
  (req.session as any).choice = bar;
  res.end();
}
