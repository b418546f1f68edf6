import { readFile } from "node:fs/promises";
import { z } from "zod";

export async function GET(_request: Request, { params }: { params: { name: string } }) {
  const name = z.enum(["start.md", "help.md"]).parse(params.name);
  const text = await readFile("./content/" + name, "utf8");
  return Response.json({ text });
}
