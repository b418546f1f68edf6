package org.example.tenant;

import java.io.InputStream;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import org.w3c.dom.Document;
import org.xml.sax.*;
import org.xml.sax.helpers.*;

class HelperClosed {
    private final DocumentBuilderFactory factory = closed();

    private static DocumentBuilderFactory closed() {
        try {
            DocumentBuilderFactory made = DocumentBuilderFactory.newInstance();
            made.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return made;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Document read(InputStream in) throws Exception {
        return factory.newDocumentBuilder().parse(in);
    }
}
