const BLOCKED = new Set(['__proto__', 'constructor', 'prototype']);
function setPath(target, path, value) {
  const keys = path.split('.');
  let current = target;
  for (let i = 0; i < keys.length - 1; i++) {
    if (BLOCKED.has(keys[i])) throw new Error('refused');
    if (!current[keys[i]]) current[keys[i]] = {};
    current = current[keys[i]];
  }
  if (BLOCKED.has(keys[keys.length - 1])) throw new Error('refused');
  current[keys[keys.length - 1]] = value;
  return target;
}
module.exports = setPath;
