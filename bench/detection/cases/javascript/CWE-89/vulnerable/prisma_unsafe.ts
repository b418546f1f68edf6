import { PrismaClient } from "@prisma/client";
import { NextRequest, NextResponse } from "next/server";

const prisma = new PrismaClient();

export async function GET(request: NextRequest) {
  const city = request.nextUrl.searchParams.get("city");
  const rows = await prisma.$queryRawUnsafe(`SELECT * FROM shops WHERE city = '${city}'`);
  return NextResponse.json(rows);
}
