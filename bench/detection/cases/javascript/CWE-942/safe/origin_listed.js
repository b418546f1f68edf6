const ALLOWED = new Set(["https://shop.example"]);

module.exports = (app) =>
  app.use((req, res, next) => {
    const origin = req.headers.origin;
    if (ALLOWED.has(origin)) {
      res.header("Access-Control-Allow-Origin", origin);
      res.header("Access-Control-Allow-Credentials", "true");
    }
    next();
  });
