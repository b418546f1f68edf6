module.exports = ({ query, headers }, res) => {
  const page = `<p>${query.message} (${headers.host})</p>`;
  res.status(200).send(page);
};
