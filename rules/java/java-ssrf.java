class Preview extends HttpServlet {
    private RestTemplate restTemplate;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String address = request.getParameter("url");
        // ruleid: java-ssrf
        new URL(address).openStream();
        // ruleid: java-ssrf
        restTemplate.getForObject(address, String.class);
        // ruleid: java-ssrf
        Jsoup.connect("https://" + address + "/about").get();
        // ruleid: java-ssrf
        HttpRequest ask = HttpRequest.newBuilder().uri(URI.create(address)).build();
        // ruleid: java-ssrf
        new HttpGet(address);
        // ok: java-ssrf
        restTemplate.getForObject("https://api.example.com/items/" + address, String.class);
        // ok: java-ssrf
        restTemplate.getForObject("https://api.example.com/items/{id}", String.class, address);
        URI checked = URI.create(request.getParameter("feed"));
        if (!ALLOWED_HOSTS.contains(checked.getHost())) {
            throw new IllegalArgumentException("host");
        }
        // ok: java-ssrf
        checked.toURL().openStream();
    }
}
