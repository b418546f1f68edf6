package org.example.library;

import java.io.InputStream;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import org.w3c.dom.Document;
import org.xml.sax.*;
import org.xml.sax.helpers.*;

class StaxXml {
    XMLStreamReader read(InputStream in) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        return factory.createXMLStreamReader(in);
    }
}
