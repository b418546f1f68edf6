const cors = require("cors");
const ALLOWED = new Set(["https://shop.example"]);

module.exports = (app) => {
  // ruleid: javascript-reflected-origin
  app.use(cors({ origin: true, credentials: true }));
  // ok: javascript-reflected-origin
  app.use(cors({ origin: ["https://shop.example"], credentials: true }));
  // ok: javascript-reflected-origin
  app.use(cors());

  app.use((req, res, next) => {
    // ruleid: javascript-reflected-origin
    res.header("Access-Control-Allow-Origin", req.headers.origin);
    res.header("Access-Control-Allow-Credentials", "true");
    next();
  });

  app.use((req, res, next) => {
    // ruleid: javascript-reflected-origin
    res.writeHead(200, { "Access-Control-Allow-Origin": req.headers["origin"] });
    next();
  });

  app.use((req, res, next) => {
    const origin = req.get("Origin");
    if (ALLOWED.has(origin)) {
      // ok: javascript-reflected-origin
      res.setHeader("Access-Control-Allow-Origin", origin);
    }
    next();
  });
};
