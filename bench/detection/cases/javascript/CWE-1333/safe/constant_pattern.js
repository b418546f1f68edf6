exports.handler = async (event) => {
  const { text } = event.queryStringParameters;
  const expression = new RegExp("^[a-c]+$");
  return { statusCode: 200, body: String(expression.test(text)) };
};
