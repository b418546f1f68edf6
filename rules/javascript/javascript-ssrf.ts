import { NextRequest, NextResponse } from "next/server";

export async function GET(request: NextRequest) {
  const target = request.nextUrl.searchParams.get("target");
  // ruleid: javascript-ssrf
  const answer = await fetch(target as string);
  return new NextResponse(await answer.text());
}

export async function POST(request: NextRequest) {
  const { id } = await request.json();
  // ok: javascript-ssrf
  return fetch(`https://api.example.com/items/${id}`);
}
