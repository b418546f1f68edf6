const express = require("express");
const errorhandler = require("errorhandler");
const { graphqlHTTP } = require("express-graphql");
const { ApolloServer } = require("@apollo/server");
const app = express();

// ruleid: javascript-debug-mode
app.use(errorhandler());
// ruleid: javascript-debug-mode
process.env.NODE_ENV = "development";
// ruleid: javascript-debug-mode
app.use("/graphql", graphqlHTTP({ schema, graphiql: true }));
// ruleid: javascript-debug-mode
new ApolloServer({ schema, includeStacktraceInErrorResponses: true });
if (process.env.NODE_ENV === "development") {
  // ok: javascript-debug-mode
  app.use(errorhandler());
}
// ok: javascript-debug-mode
app.use("/graphql", graphqlHTTP({ schema, graphiql: process.env.NODE_ENV !== "production" }));
// ok: javascript-debug-mode
new ApolloServer({ schema, includeStacktraceInErrorResponses: false });
// ok: javascript-debug-mode
app.set("env", "production");
