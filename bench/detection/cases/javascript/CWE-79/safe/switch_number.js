exports.page = (req, res) => {
  const param = req.headers["x-theme"];
  const version = 2;
  let bar;
  switch (version) {
    case 1:
      bar = param;
      break;
    case 2:
      bar = "dark";
      break;
    default:
      bar = param;
      break;
  }
  res.send(`<body class="${bar}"></body>`);
};
