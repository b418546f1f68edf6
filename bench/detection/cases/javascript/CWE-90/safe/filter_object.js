const ldap = require("ldapjs");
const client = ldap.createClient({ url: "ldap://directory.example.com" });

exports.find = (req, res) => {
  const filter = new ldap.EqualityFilter({ attribute: "uid", value: req.query.uid });
  client.search("ou=people,dc=example,dc=com", { filter, scope: "sub" }, (err, found) => {
    found.on("searchEntry", (entry) => res.json(entry.object));
  });
};
