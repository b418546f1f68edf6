package org.example.sensor;

import java.io.InputStream;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import org.w3c.dom.Document;
import org.xml.sax.*;
import org.xml.sax.helpers.*;

class ClosedStax {
    XMLStreamReader read(InputStream in) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        return factory.createXMLStreamReader(in);
    }
}
