import { readFile } from "node:fs/promises";

export async function GET(_request: Request, { params }: { params: { name: string } }) {
  const text = await readFile("./content/" + params.name, "utf8");
  return Response.json({ text });
}
