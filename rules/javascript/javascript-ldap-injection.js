const ldap = require("ldapjs");
const express = require("express");
const app = express();
const client = ldap.createClient({ url: "ldap://ldap.example.com" });
const BASE = "dc=example,dc=com";

app.get("/person", (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-ldap-injection
  client.search(BASE, { filter: `(uid=${name})`, scope: "sub" }, () => {});
  // ruleid: javascript-ldap-injection
  client.search(BASE, { filter: "(cn=" + name + ")" }, () => {});
  const options = { scope: "sub", filter: "(mail=" + name + ")" };
  // ruleid: javascript-ldap-injection
  client.search(BASE, options, () => {});
  // ok: javascript-ldap-injection
  client.search(BASE, { filter: new ldap.EqualityFilter({ attribute: "uid", value: name }) }, () => {});
  // ok: javascript-ldap-injection
  client.search(BASE, { filter: "(uid=" + ldapEscape(name) + ")" }, () => {});
  // ok: javascript-ldap-injection
  client.search(BASE, { filter: "(uid=admin)", attributes: [name] }, () => {});
});
