window.addEventListener("message", (event) => {
  const box = document.querySelector("#status");
  box.insertAdjacentHTML("beforeend", event.data.html);
});
