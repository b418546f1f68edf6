import { Request, Response } from "express";

export function back(req: Request, res: Response) {
  const target = String(req.query.to);
  if (!target.startsWith("/")) {
    return res.redirect("/");
  }
  return res.redirect(target);
}
