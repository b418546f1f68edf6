import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import type { Request, Response } from "express";

const ROOT = "/srv/exports";

export function download(req: Request, res: Response) {
  const target = resolve(ROOT, req.params.file);
  createReadStream(target).pipe(res);
}
