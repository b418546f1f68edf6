const axios = require('axios');

const client = axios.create({ timeout: 1000 });

async function load(address) {
  const { data } = await client({ method: 'get', url: address });
  return data;
}

exports.proxy = async (req, res) => {
  const { address } = req.body;
  res.send(await load(address));
};
