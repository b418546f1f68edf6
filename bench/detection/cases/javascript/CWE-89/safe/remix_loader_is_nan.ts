import { db } from "~/db.server";

export async function loader({ request, params }: { request: Request; params: Record<string, string> }) {
  const id = params.id;
  if (isNaN(Number(id))) {
    throw new Response("Not found", { status: 404 });
  }
  const rows = await db.query(`SELECT * FROM posts WHERE id = ${Number(id)}`);
  return { rows };
}
