import ldap, { SearchOptions } from "ldapjs";
import { Request, Response } from "express";

const client = ldap.createClient({ url: ["ldap://127.0.0.1:389"] });

function escapeLdap(value: string): string {
  return value.replace(/[\\*()\0]/g, (c) => "\\" + c.charCodeAt(0).toString(16).padStart(2, "0"));
}

export function group(req: Request, res: Response) {
  const cn: string = escapeLdap(req.body.cn);
  const options: SearchOptions = { scope: "sub", filter: "(&(objectClass=group)(cn=" + cn + "))" };
  client.search("dc=example,dc=com", options, () => res.end());
}
