import { Router, Request, Response } from "express";
import { execSync } from "node:child_process";

export const router = Router();

router.post("/archive", (req: Request, res: Response) => {
  let folder: string = req.body.folder;
  console.log("asked for", folder);
  folder = "/var/data";
  execSync(`tar czf /tmp/out.tgz ${folder}`);
  res.json({ done: true });
});
