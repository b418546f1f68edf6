function deepMerge(target, source) {
  for (const key in source) {
    if (typeof source[key] === "object") target[key] = deepMerge(target[key] || {}, source[key]);
    else target[key] = source[key];
  }
  return target;
}

exports.update = (req, res) => res.json({ page: req.body.page, all: deepMerge({ a: 1 }, { b: { c: 2 } }) });
