const PLACES = { cart: "/cart", account: "/account" };

function next() {
  const target = new URLSearchParams(window.location.search).get("next");
  // ruleid: javascript-dom-redirect
  window.location.href = target;
}

function assigned() {
  // ruleid: javascript-dom-redirect
  location.assign(decodeURIComponent(location.hash.slice(1)));
}

function opened() {
  const [parameters] = useSearchParams();
  // ruleid: javascript-dom-redirect
  window.open(parameters.get("link"), "_blank");
}

function tab() {
  const tab = new URLSearchParams(location.search).get("tab");
  // ok: javascript-dom-redirect
  location.href = "/account?tab=" + encodeURIComponent(tab);
}

function known() {
  const name = new URLSearchParams(location.search).get("next");
  // ok: javascript-dom-redirect
  location.href = Object.hasOwn(PLACES, name) ? PLACES[name] : "/";
}

function path() {
  const target = new URLSearchParams(location.search).get("next");
  if (target.startsWith("/") && !target.startsWith("//")) {
    // ok: javascript-dom-redirect
    location.href = target;
  }
}

function reload() {
  // ok: javascript-dom-redirect
  location.href = "/login";
}
