const express = require('express');
const escapeHtml = require('escape-html');
const app = express();

app.get('/profile/:name', function (req, res) {
  const name = escapeHtml(req.params.name);
  const html = ['<html><body>', '<h1>' + name + '</h1>', '</body></html>'].join('\n');
  res.set('Content-Type', 'text/html').status(200).end(html);
});
