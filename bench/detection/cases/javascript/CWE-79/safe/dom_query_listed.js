const LANGUAGES = ["de", "fr", "it"];
const query = new URLSearchParams(location.search);
const lang = query.get("lang");
if (LANGUAGES.includes(lang)) {
  document.write("<option value='" + lang + "'>" + lang + "</option>");
}
