$(function () {
  const tab = location.search.split("tab=")[1];
  $("#content").text(tab);
});
