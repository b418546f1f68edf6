exports.done = (request, reply) => {
  let target = "/start";
  if (request.query.target) {
    target = request.query.target;
  }
  reply.redirect(target);
};
