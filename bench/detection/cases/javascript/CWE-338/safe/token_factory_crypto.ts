import { randomInt } from 'crypto';
export class TokenFactory {
  create(length = 32): string {
    const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
    return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  }
}
