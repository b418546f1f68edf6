import { createHash } from "crypto";

const algorithm = "sha1";

export function sign(document: string, secret: string): string {
  return createHash(algorithm).update(secret + document).digest("base64");
}
