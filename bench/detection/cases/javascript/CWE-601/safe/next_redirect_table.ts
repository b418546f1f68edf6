import { NextRequest, NextResponse } from "next/server";

const PLACES: Record<string, string> = { home: "https://example.com/", help: "https://example.com/help" };

export function GET(request: NextRequest) {
  const to = request.nextUrl.searchParams.get("to") ?? "home";
  return NextResponse.redirect(PLACES[to] ?? PLACES.home);
}
