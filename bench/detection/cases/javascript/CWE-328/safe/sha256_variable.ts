import { createHmac } from "crypto";

const algorithm = "sha256";

export function sign(document: string, secret: string): string {
  return createHmac(algorithm, secret).update(document).digest("base64");
}
