const Hapi = require("@hapi/hapi");
const { connection } = require("./database");
const server = Hapi.server({ port: 3000 });

server.route({
  method: "POST",
  path: "/login",
  handler: async (request, h) => {
    const { user, password } = request.payload;
    const query = "SELECT id FROM accounts WHERE name = '" + user + "' AND hash = SHA2('" + password + "', 256)";
    const [rows] = await connection.query(query);
    return h.response({ found: rows.length === 1 });
  },
});
