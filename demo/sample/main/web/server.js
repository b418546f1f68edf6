// Serves the browser's part and small pictures of what is for sale.
import { exec } from "node:child_process";
import express from "express";

const app = express();
app.use(express.static("public"));

app.get("/thumbnail", (req, res) => {
  // Old code: the picture's name comes from the request as it is.
  exec("convert pictures/" + req.query.name + " -resize 200x200 png:-", { encoding: "buffer" }, (error, picture) => {
    res.status(error ? 404 : 200).type("png").send(picture);
  });
});

app.listen(3000);
