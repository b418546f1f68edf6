import { NextResponse } from "next/server";

export async function POST(request: Request) {
  const { callback } = await request.json();
  const answer = await fetch(callback, { method: "POST", body: "{}" });
  return NextResponse.json({ ok: answer.ok });
}
