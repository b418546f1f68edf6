import axios from "axios";
import { Request, Response } from "express";

export async function check(req: Request, res: Response) {
  const { city } = req.body as { city: string };
  const { data } = await axios.get("https://weather.example.com/v1/now", { params: { city } });
  res.json(data);
}
