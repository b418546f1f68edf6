import { Request, Response } from "express";

const store = new Map<string, unknown>();

export function put(req: Request, res: Response) {
  store.set(req.body.path, req.body.value);
  res.end();
}
