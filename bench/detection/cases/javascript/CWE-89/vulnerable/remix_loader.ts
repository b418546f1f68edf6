import { db } from "~/db.server";

export async function loader({ request, params }: { request: Request; params: Record<string, string> }) {
  const rows = await db.query(`SELECT * FROM posts WHERE slug = '${params.slug}'`);
  return { rows };
}
