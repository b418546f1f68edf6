import { Request, Response, NextFunction } from "express";

export function notFound(req: Request, res: Response, _next: NextFunction): void {
  res.status(404).json({ error: `There is no page at ${req.originalUrl}.` });
}
