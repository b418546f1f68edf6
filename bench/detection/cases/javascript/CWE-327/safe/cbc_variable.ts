import { createCipheriv, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-cbc";

export function seal(text: string, key: Buffer): string {
  const cipher = createCipheriv(ALGORITHM, key, randomBytes(16));
  return Buffer.concat([cipher.update(text), cipher.final()]).toString("base64");
}
