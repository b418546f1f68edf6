class Import extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ruleid: java-unsafe-deserialisation
        ObjectInputStream objects = new ObjectInputStream(request.getInputStream());
        Object order = objects.readObject();
        // ruleid: java-unsafe-deserialisation
        XMLDecoder decoder = new XMLDecoder(request.getInputStream());
        String text = request.getParameter("text");
        // ruleid: java-unsafe-deserialisation
        Object settings = new Yaml().load(text);
        XStream xstream = new XStream();
        // ruleid: java-unsafe-deserialisation
        xstream.fromXML(text);
        byte[] bytes = Base64.getDecoder().decode(request.getParameter("state"));
        // ruleid: java-unsafe-deserialisation
        new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
        // ok: java-unsafe-deserialisation
        Order read = new ObjectMapper().readValue(request.getInputStream(), Order.class);
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        // ok: java-unsafe-deserialisation
        yaml.load(text);
    }

    void filtered(HttpServletRequest request) throws Exception {
        // ok: java-unsafe-deserialisation
        ObjectInputStream objects = new ObjectInputStream(request.getInputStream());
        objects.setObjectInputFilter(ObjectInputFilter.Config.createFilter("shop.Order;!*"));
        objects.readObject();
        // ok: java-unsafe-deserialisation
        new ObjectInputStream(new FileInputStream("/srv/cache/state.bin")).readObject();
    }

    void typed(HttpServletRequest request) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping();
        // ruleid: java-unsafe-deserialisation
        mapper.readValue(request.getReader(), Order.class);
    }
}
