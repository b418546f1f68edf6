package org.example.contract;

import java.io.InputStream;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import org.w3c.dom.Document;
import org.xml.sax.*;
import org.xml.sax.helpers.*;

class JdomXml {
    org.jdom2.Document read(InputStream in) throws Exception {
        org.jdom2.input.SAXBuilder builder = new SAXBuilder();
        return builder.build(in);
    }
}
