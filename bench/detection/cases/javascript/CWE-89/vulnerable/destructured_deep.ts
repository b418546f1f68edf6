import type { Request, Response } from "express";
import { pool } from "./pool";

interface Filter {
  where: { owner: string; tags: string[] };
}

export const listFiles = async (req: Request<unknown, unknown, Filter>, res: Response) => {
  const {
    where: { owner },
  } = req.body;
  const sql = `SELECT name FROM files WHERE owner = '${owner}'`;
  const result = await pool.query(sql);
  res.json(result.rows);
};
