function newSessionId() {
  return Date.now().toString(16) + Math.random().toString(16).slice(2);
}

exports.open = (store, user) => store.set(newSessionId(), user);
