import Handlebars from "handlebars";
import { Request, Response } from "express";

export function mail(req: Request, res: Response) {
  const { subject, template } = req.body;
  const render = Handlebars.compile(template);
  res.json({ subject, text: render({ user: "x" }) });
}
