module.exports = ({ query }, res) => {
  const page = `<p>Page ${query.page | 0}</p>`;
  res.status(200).send(page);
};
