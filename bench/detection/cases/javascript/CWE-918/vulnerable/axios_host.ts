import axios from "axios";
import { Request, Response } from "express";

export async function check(req: Request, res: Response) {
  const { host } = req.body as { host: string };
  const { data } = await axios.get(`http://${host}:9000/health`);
  res.json(data);
}
