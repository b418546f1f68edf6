import { Request, Response } from "express";
import { JSDOM } from "jsdom";

const { document } = new JSDOM("<books/>").window;

export function book(req: Request, res: Response) {
  const title = req.query.title as string;
  const result = document.evaluate(`//book[@title="${title}"]`, document, null, 9, null);
  res.json({ found: result.singleNodeValue !== null });
}
