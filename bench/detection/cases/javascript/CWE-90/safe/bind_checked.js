const { createClient } = require("ldapjs");
const client = createClient({ url: "ldap://localhost" });

module.exports = async (ctx) => {
  const { user, password } = ctx.request.body;
  if (!/^[a-z0-9]+$/.test(user)) {
    ctx.status = 400;
    return;
  }
  client.bind("cn=" + user + ",ou=people,dc=example,dc=com", password, () => {});
  ctx.status = 204;
};
