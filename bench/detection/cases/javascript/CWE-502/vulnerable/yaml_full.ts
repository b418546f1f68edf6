import yaml from "js-yaml";
import { Request, Response } from "express";

export function load(req: Request, res: Response) {
  const settings = yaml.load(req.body.text, { schema: yaml.DEFAULT_FULL_SCHEMA });
  res.json(settings);
}
