import { Request, Response, NextFunction } from "express";

export function notFound(req: Request, res: Response, _next: NextFunction): void {
  res.status(404).send(`<p>There is no page at ${req.originalUrl}.</p>`);
}
