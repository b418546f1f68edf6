const axios = require("axios");
const got = require("got");
const http = require("http");
const express = require("express");
const app = express();
const API = "https://api.internal.example";
const ALLOWED_HOSTS = ["images.example.com", "cdn.example.com"];
const FEEDS = { news: "https://news.example.com/feed" };

app.get("/fetch", async (req, res) => {
  const url = req.query.url;
  // ruleid: javascript-ssrf
  await fetch(url);
  // ruleid: javascript-ssrf
  await axios.get(url);
  // ruleid: javascript-ssrf
  await axios({ method: "get", url });
  // ruleid: javascript-ssrf
  await axios({ method: "get", url: url });
  // ruleid: javascript-ssrf
  http.get("http://" + req.query.host + "/status", () => {});
  // ruleid: javascript-ssrf
  await got(`https://${req.query.host}/status`);
  // ruleid: javascript-ssrf
  http.request({ hostname: req.query.host, path: "/" });
  // ok: javascript-ssrf
  await fetch(`https://api.example.com/users/${url}`);
  // ok: javascript-ssrf
  await axios.get("https://api.example.com/users/" + url);
  // ok: javascript-ssrf
  await axios.get(`${API}/users/${url}`);
  // ok: javascript-ssrf
  await axios.get("https://api.example.com/search", { params: { q: url } });
  // ok: javascript-ssrf
  await fetch(FEEDS[url]);
});

app.get("/image", async (req, res) => {
  const url = new URL(req.query.url);
  if (!ALLOWED_HOSTS.includes(url.hostname)) {
    return res.status(400).end();
  }
  // ok: javascript-ssrf
  res.send(await (await fetch(url)).arrayBuffer());
});

app.get("/image-by-text", async (req, res) => {
  const text = req.query.url;
  const parsed = new URL(text);
  if (parsed.hostname !== "images.example.com") {
    return res.status(400).end();
  }
  // ok: javascript-ssrf
  await axios.get(text);
});

app.get("/scheme-only", async (req, res) => {
  const text = req.query.url;
  const parsed = new URL(text);
  if (parsed.protocol !== "https:") {
    return res.status(400).end();
  }
  // ruleid: javascript-ssrf
  await axios.get(text);
});
