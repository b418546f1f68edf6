const { createClient } = require("ldapjs");
const client = createClient({ url: "ldap://localhost" });

module.exports = async (ctx) => {
  const { user, password } = ctx.request.body;
  client.bind("cn=" + user + ",ou=people,dc=example,dc=com", password, () => {});
  ctx.status = 204;
};
