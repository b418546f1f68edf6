const output = document.getElementById("output");
const TITLES = { home: "Home", help: "Help" };

function fromHash() {
  const text = decodeURIComponent(location.hash.slice(1));
  // ruleid: javascript-dom-xss
  output.innerHTML = text;
  // ruleid: javascript-dom-xss
  document.write("<p>" + text + "</p>");
  // ruleid: javascript-dom-xss
  $("#output").html(`<b>${text}</b>`);
  // ruleid: javascript-dom-xss
  output.insertAdjacentHTML("beforeend", text);
  // ok: javascript-dom-xss
  output.textContent = text;
  // ok: javascript-dom-xss
  output.innerHTML = DOMPurify.sanitize(text);
  // ok: javascript-dom-xss
  output.innerHTML = TITLES[text];
}

function fromSearch() {
  const parameters = new URLSearchParams(window.location.search);
  // ruleid: javascript-dom-xss
  eval(parameters.get("callback"));
  // ruleid: javascript-dom-xss
  window.location.href = parameters.get("next");
  // ok: javascript-dom-xss
  window.location.href = "/search?q=" + parameters.get("q");
  const page = parseInt(parameters.get("page"), 10);
  // ok: javascript-dom-xss
  output.innerHTML = "<p>" + page + "</p>";
  let text = parameters.get("text");
  text = "fixed";
  // ok: javascript-dom-xss
  output.innerHTML = text;
}

window.addEventListener("message", (event) => {
  // ruleid: javascript-dom-xss
  output.innerHTML = event.data;
});

document.addEventListener("click", (event) => {
  // ok: javascript-dom-xss
  output.innerHTML = event.data;
});
