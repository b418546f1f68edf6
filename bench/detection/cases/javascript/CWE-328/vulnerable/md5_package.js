import md5 from "md5";

export function tokenOf(user) {
  return md5(user.mail + user.created);
}
