import { Request, Response } from "express";

export function enter(_req: Request, res: Response) {
  res.cookie("sid", "abc", { httpOnly: true, secure: process.env.NODE_ENV === "production", sameSite: "strict" });
  res.end();
}
