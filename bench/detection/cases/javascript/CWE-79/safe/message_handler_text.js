window.addEventListener("message", (event) => {
  if (event.origin !== "https://partner.example") return;
  const box = document.querySelector("#status");
  box.append(document.createTextNode(event.data.text));
});
