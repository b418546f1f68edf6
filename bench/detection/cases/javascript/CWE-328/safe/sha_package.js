import { sha256 } from "js-sha256";

export function tokenOf(user) {
  return sha256(user.mail + user.created);
}
