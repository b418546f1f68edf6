import { Response } from "express";

export function remember(res: Response, token: string) {
  res.cookie("auth_token", token, { secure: true, sameSite: "lax", maxAge: 3600_000, httpOnly: true });
}
