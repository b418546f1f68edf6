package org.example.vehicle;

import java.io.InputStream;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import org.w3c.dom.Document;
import org.xml.sax.*;
import org.xml.sax.helpers.*;

class Dom4jXml {
    org.dom4j.Document read(InputStream in) throws Exception {
        SAXReader reader = new SAXReader();
        return reader.read(in);
    }
}
