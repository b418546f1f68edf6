function showTab() {
  const name = decodeURIComponent(window.location.hash.slice(1));
  document.getElementById("tab").innerHTML = "<h2>" + name + "</h2>";
}
window.addEventListener("hashchange", showTab);
