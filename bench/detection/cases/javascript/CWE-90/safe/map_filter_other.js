const ldap = require("ldapjs");

exports.handler = (req, res) => {
  const client = ldap.createClient({ url: "ldap://localhost" });
  const values = new Map();
  values.set("a", "constant");
  values.set("b", req.headers["x-user"]);
  const filter = "(cn=" + values.get("a") + ")";
  client.search("o=example", { filter }, () => res.end());
};
