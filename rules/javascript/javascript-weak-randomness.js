const crypto = require("crypto");

function makeToken() {
  let text = "";
  for (let i = 0; i < 32; i++) {
    text += LETTERS[Math.floor(Math.random() * LETTERS.length)];
  }
  // ruleid: javascript-weak-randomness
  return text;
}

function makeGoodToken() {
  // ok: javascript-weak-randomness
  return crypto.randomBytes(32).toString("hex");
}

function signUp(req, res, user) {
  // ruleid: javascript-weak-randomness
  const password = Math.random().toString(36).slice(2);
  // ruleid: javascript-weak-randomness
  user.resetToken = String(Math.random());
  // ruleid: javascript-weak-randomness
  res.cookie("remember", Math.random().toString(36), { secure: true, httpOnly: true });
  // ruleid: javascript-weak-randomness
  user.update({ apiKey: Math.random() });
  // ok: javascript-weak-randomness
  const secret = crypto.randomUUID();
  // ok: javascript-weak-randomness
  const delay = Math.random() * 1000;
  // ok: javascript-weak-randomness
  const color = COLORS[Math.floor(Math.random() * COLORS.length)];
  return [password, secret, delay, color];
}
