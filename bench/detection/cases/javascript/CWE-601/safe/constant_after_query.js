exports.done = (request, reply) => {
  let target = request.query.target;
  request.log.info({ target });
  target = "/start";
  reply.redirect(target);
};
