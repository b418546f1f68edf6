import ldap, { SearchOptions } from "ldapjs";
import { Request, Response } from "express";

const client = ldap.createClient({ url: ["ldap://127.0.0.1:389"] });

export function group(req: Request, res: Response) {
  const cn: string = req.body.cn;
  const options: SearchOptions = { scope: "sub", filter: "(&(objectClass=group)(cn=" + cn + "))" };
  client.search("dc=example,dc=com", options, () => res.end());
}
