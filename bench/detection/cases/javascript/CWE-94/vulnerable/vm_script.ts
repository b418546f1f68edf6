import { Script } from "node:vm";
import * as vm from "node:vm";

export async function POST(request: Request) {
  const body = await request.json();
  const script = new vm.Script(body.code);
  return Response.json({ value: script.runInNewContext({}) });
}
