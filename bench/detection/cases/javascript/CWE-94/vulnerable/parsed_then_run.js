exports.handler = async (event) => {
  const job = JSON.parse(event.body);
  return { statusCode: 200, body: String(eval(job.expression)) };
};
