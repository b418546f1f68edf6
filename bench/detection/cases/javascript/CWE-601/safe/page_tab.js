const params = new URLSearchParams(location.search);
const next = params.get('next');
if (next) {
  window.location.href = '/account?tab=' + encodeURIComponent(next);
}
