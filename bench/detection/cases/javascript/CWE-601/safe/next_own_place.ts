import { NextRequest, NextResponse } from "next/server";
export function GET(request: NextRequest) {
  const to = request.nextUrl.searchParams.get("to") ?? "home";
  return NextResponse.redirect(new URL(`/tabs/${encodeURIComponent(to)}`, request.url));
}
