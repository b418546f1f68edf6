import type { Request, Response } from "express";
import { pool } from "./pool";

function direction(value: unknown): string {
  switch (value) {
    case "down":
      return "DESC";
    default:
      return "ASC";
  }
}

export const listFiles = async (req: Request, res: Response) => {
  const sql = `SELECT name FROM files ORDER BY name ${direction(req.query.direction)}`;
  res.json((await pool.query(sql)).rows);
};
