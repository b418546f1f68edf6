import { createReadStream } from "node:fs";
import { resolve, sep } from "node:path";
import type { Request, Response } from "express";

const ROOT = "/srv/exports";

export function download(req: Request, res: Response) {
  const target = resolve(ROOT, req.params.file);
  if (!target.startsWith(ROOT + sep)) {
    res.sendStatus(403);
    return;
  }
  createReadStream(target).pipe(res);
}
