function showTab() {
  const name = decodeURIComponent(window.location.hash.slice(1));
  document.getElementById("tab").textContent = name;
}
window.addEventListener("hashchange", showTab);
