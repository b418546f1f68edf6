const puppeteer = require("puppeteer");

exports.shot = async (req, res) => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto("http://localhost:3000/print?id=" + Number(req.body.id));
  res.end(await page.screenshot());
};
