exports.page = (req, res) => {
  const param = req.headers["x-theme"];
  const guess = "ABC";
  const target = guess.charAt(2);
  let bar;
  switch (target) {
    case "A":
      bar = "light";
      break;
    case "B":
      bar = "dark";
      break;
    default:
      bar = param;
      break;
  }
  res.send(`<body class="${bar}"></body>`);
};
