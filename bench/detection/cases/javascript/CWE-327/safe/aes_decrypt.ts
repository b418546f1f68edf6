import * as crypto from "crypto";

export class Vault {
  constructor(private readonly key: Buffer, private readonly iv: Buffer) {}

  open(text: string): string {
    const decipher = crypto.createDecipheriv("aes-192-ctr", this.key, this.iv);
    return decipher.update(text, "hex", "utf8") + decipher.final("utf8");
  }
}
