const { randomUUID } = require("crypto");

function newSessionId() {
  return randomUUID();
}

exports.open = (store, user) => store.set(newSessionId(), user);
