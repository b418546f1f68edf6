$(function () {
  const tab = location.search.split("tab=")[1];
  $("#content").html("<h3>" + tab + "</h3>");
});
