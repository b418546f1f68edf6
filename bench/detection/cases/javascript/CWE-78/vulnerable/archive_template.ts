import { Router, Request, Response } from "express";
import { execSync } from "node:child_process";

export const router = Router();

router.post("/archive", (req: Request, res: Response) => {
  const folder: string = req.body.folder;
  const command = `tar czf /tmp/out.tgz ${folder}`;
  execSync(command);
  res.json({ done: true });
});
