import { createCipheriv } from "node:crypto";

const ALGORITHM = "aes-128-ecb";

export function seal(text: string, key: Buffer): string {
  const cipher = createCipheriv(ALGORITHM, key, null);
  return Buffer.concat([cipher.update(text), cipher.final()]).toString("base64");
}
