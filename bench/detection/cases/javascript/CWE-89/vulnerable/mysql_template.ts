import mysql from "mysql2/promise";
import type { Request, Response } from "express";

export async function orders(req: Request, res: Response): Promise<void> {
  const connection = await mysql.createConnection(process.env.DATABASE_URL!);
  const state = req.body.state as string;
  const [rows] = await connection.execute(`SELECT * FROM orders WHERE state = '${state}'`);
  res.json(rows);
}
