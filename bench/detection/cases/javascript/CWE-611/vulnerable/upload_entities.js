const libxml = require('libxmljs2');
const vm = require('vm');
module.exports = ({ file }, res, next) => {
  const data = file.buffer.toString();
  const sandbox = { libxml, data };
  const doc = libxml.parseXml(data, { noblanks: true, noent: true, nocdata: true });
  res.send(doc.toString(false));
};
