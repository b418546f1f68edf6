export async function POST(request: Request) {
  const body = await request.text();
  const value = JSON.parse(body) as { code: string };
  return Response.json({ length: value.code.length });
}
