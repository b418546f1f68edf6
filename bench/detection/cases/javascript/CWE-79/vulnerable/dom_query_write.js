const query = new URLSearchParams(location.search);
const lang = query.get("lang");
document.write("<option value='" + lang + "'>" + lang + "</option>");
