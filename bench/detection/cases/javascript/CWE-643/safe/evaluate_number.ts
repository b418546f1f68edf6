import { Request, Response } from "express";
import { JSDOM } from "jsdom";

const { document } = new JSDOM("<books/>").window;

export function book(req: Request, res: Response) {
  const place = Number(req.query.place);
  const result = document.evaluate(`//book[${place}]`, document, null, 9, null);
  res.json({ found: result.singleNodeValue !== null });
}
