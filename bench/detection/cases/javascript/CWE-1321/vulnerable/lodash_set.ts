import set from "lodash/set";
import _ from "lodash";
import { Request, Response } from "express";

const store: Record<string, unknown> = {};

export function put(req: Request, res: Response) {
  _.set(store, req.body.path, req.body.value);
  res.end();
}
