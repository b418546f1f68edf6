class Import {
    void open(InputStream input) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        // ruleid: java-xxe
        factory.newDocumentBuilder().parse(input);
        // ruleid: java-xxe
        SAXParserFactory.newInstance().newSAXParser().parse(input, handler);
        XMLInputFactory stax = XMLInputFactory.newInstance();
        // ruleid: java-xxe
        stax.createXMLStreamReader(input);
    }

    void closed(InputStream input) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java-xxe
        factory.newDocumentBuilder().parse(input);
        XMLInputFactory stax = XMLInputFactory.newInstance();
        stax.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        // ok: java-xxe
        stax.createXMLStreamReader(input);
        SAXParserFactory parsers = SAXParserFactory.newInstance();
        parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java-xxe
        parsers.newSAXParser().parse(input, handler);
    }
}
