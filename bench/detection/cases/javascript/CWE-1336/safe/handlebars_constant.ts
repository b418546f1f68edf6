import Handlebars from "handlebars";
import { Request, Response } from "express";

const render = Handlebars.compile("Dear {{user}}");

export function mail(req: Request, res: Response) {
  const { subject, user } = req.body;
  res.json({ subject, text: render({ user }) });
}
