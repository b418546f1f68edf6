const Hapi = require("@hapi/hapi");
const mysql = require("mysql");
const connection = mysql.createConnection({ host: "db" });
const server = Hapi.server({ port: 3000 });

server.route({
  method: "POST",
  path: "/login",
  handler: async (request, h) => {
    const { user } = request.payload;
    connection.query("SELECT id FROM accounts WHERE name = " + connection.escape(user), () => {});
    return h.response({ asked: true });
  },
});
