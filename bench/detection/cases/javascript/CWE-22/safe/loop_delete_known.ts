import fs from "fs";
import type { Request, Response } from "express";

export function removeAll(req: Request, res: Response) {
  for (const name of fs.readdirSync("/srv/cache")) {
    fs.rmSync(`/srv/cache/${name}`, { recursive: true });
  }
  res.json({ by: req.body.user });
}
