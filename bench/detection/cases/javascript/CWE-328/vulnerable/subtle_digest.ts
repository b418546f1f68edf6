export async function fingerprint(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
}
