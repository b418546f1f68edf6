function mergeDeep(target, source) {
  for (const key in source) {
    if (key === "__proto__" || key === "constructor") {
      continue;
    }
    if (typeof source[key] === "object") {
      // ok: javascript-unguarded-merge
      target[key] = mergeDeep(target[key] || {}, source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

module.exports = mergeDeep;
