import { NextRequest } from "next/server";

export async function GET(request: NextRequest) {
  const title = request.nextUrl.searchParams.get("title");
  return new Response(`<h1>${title}</h1>`, { headers: { "Content-Type": "text/html" } });
}
