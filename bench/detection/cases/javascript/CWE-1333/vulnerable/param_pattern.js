exports.handler = async (event) => {
  const { pattern } = event.queryStringParameters;
  const expression = new RegExp(pattern);
  return { statusCode: 200, body: String(expression.test("abc")) };
};
