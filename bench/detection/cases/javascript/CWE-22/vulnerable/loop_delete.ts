import fs from "fs";
import type { Request, Response } from "express";

export function removeAll(req: Request, res: Response) {
  const names: string[] = req.body.names;
  names.forEach((name) => {
    fs.rmSync(`/srv/cache/${name}`, { recursive: true });
  });
  res.end();
}
