function mergeDeep(target, source) {
  for (const key in source) {
    if (typeof source[key] === "object") {
      // ruleid: javascript-unguarded-merge
      target[key] = mergeDeep(target[key] || {}, source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

function setAt(object, path, value) {
  const keys = path.split(".");
  let place = object;
  for (let index = 0; index < keys.length - 1; index++) {
    place = place[keys[index]];
  }
  // ruleid: javascript-unguarded-merge
  place[keys[keys.length - 1]] = value;
}

const extend = (target, source) => {
  Object.keys(source).forEach((key) => {
    if (source[key] instanceof Object) {
      // ruleid: javascript-unguarded-merge
      extend(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  });
};

function sum(list, index) {
  // ok: javascript-unguarded-merge
  return index < list.length ? list[index] + sum(list, index + 1) : 0;
}

function shallow(target, source) {
  for (const key in source) {
    // ok: javascript-unguarded-merge
    target[key] = source[key];
  }
}

module.exports = { mergeDeep, setAt, sum, shallow };
