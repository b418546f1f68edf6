const COLORS = ["red", "green", "blue"];

module.exports = (req, res) => {
  const color = COLORS[Math.floor(Math.random() * COLORS.length)];
  res.json({ color });
};
