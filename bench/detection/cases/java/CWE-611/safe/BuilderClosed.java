package org.example.xml;

import javax.xml.XMLConstants;
import javax.xml.parsers.*;
import org.springframework.web.bind.annotation.*;
import org.xml.sax.InputSource;
import java.io.StringReader;

@RestController
class BuilderClosed {
    @PostMapping("/import")
    String read(@RequestBody String xml) throws Exception {
        DocumentBuilder b = builder();
        return b.parse(new InputSource(new StringReader(xml))).getDocumentElement().getTextContent();
    }
    private DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
        f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        f.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        f.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return f.newDocumentBuilder();
    }
}
