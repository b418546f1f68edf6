import { Request, Response } from "express";

export function enter(_req: Request, res: Response) {
  res.cookie("sid", "abc", { httpOnly: true, secure: false, sameSite: "strict" });
  res.end();
}
