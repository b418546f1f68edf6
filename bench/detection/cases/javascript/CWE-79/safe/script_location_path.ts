const params = new URLSearchParams(window.location.search);
const page = Number(params.get("page"));
window.location.href = "/list?page=" + page;
