const ldap = require("ldapjs");
const client = ldap.createClient({ url: "ldap://directory.example.com" });

exports.find = (req, res) => {
  client.search("ou=people,dc=example,dc=com", { filter: `(uid=${req.query.uid})`, scope: "sub" }, (err, found) => {
    found.on("searchEntry", (entry) => res.json(entry.object));
  });
};
