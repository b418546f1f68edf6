import * as libxmljs from "libxmljs2";
import { Request, Response } from "express";

export function feed(req: Request, res: Response) {
  const options: libxmljs.ParserOptions = { noblanks: true };
  options.noent = true;
  const doc = libxmljs.parseXml(req.body.xml, options);
  res.send({ text: doc.root()!.text() });
}
