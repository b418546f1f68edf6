package org.example.recipe;

import java.io.InputStream;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import org.w3c.dom.Document;
import org.xml.sax.*;
import org.xml.sax.helpers.*;

class ClosedJdom {
    org.jdom2.Document read(InputStream in) throws Exception {
        SAXBuilder builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return builder.build(in);
    }
}
