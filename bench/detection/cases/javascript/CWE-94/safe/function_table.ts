import { Request, Response } from "express";

const RULES: Record<string, (row: { a: number }) => boolean> = {
  small: (row) => row.a < 2,
  all: () => true,
};

export function filter(req: Request, res: Response) {
  const rule = RULES[req.body.rule] ?? RULES.all;
  res.json([{ a: 1 }, { a: 2 }].filter((row) => rule(row)));
}
