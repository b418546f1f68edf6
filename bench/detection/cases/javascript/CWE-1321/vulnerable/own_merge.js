function deepMerge(target, source) {
  for (const key in source) {
    if (typeof source[key] === "object") target[key] = deepMerge(target[key] || {}, source[key]);
    else target[key] = source[key];
  }
  return target;
}

exports.update = (req, res) => res.json(deepMerge({ a: 1 }, req.body));
