const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

export function generatePassword(length: number): string {
  let text = "";
  for (let i = 0; i < length; i++) {
    text += LETTERS.charAt(Math.floor(Math.random() * LETTERS.length));
  }
  return text;
}
