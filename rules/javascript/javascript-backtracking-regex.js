// ruleid: javascript-backtracking-regex
const NAME = /^(a+)+$/;
// ruleid: javascript-backtracking-regex
const WORDS = /^(?:\w*)*!$/i;
// ok: javascript-backtracking-regex
const PLAIN = /^\w+$/;
// ok: javascript-backtracking-regex
const PARTED = /^(?:\w+-)+\w+$/;
// ok: javascript-backtracking-regex
const TAIL = /^(a+)b+$/;

module.exports = (text) => {
  // ruleid: javascript-backtracking-regex
  const built = new RegExp("^([a-z]+)*$").test(text);
  // ok: javascript-backtracking-regex
  return built && new RegExp("^[a-z]+$").test(text) && text / 2 > (text + 1) / 3;
};
