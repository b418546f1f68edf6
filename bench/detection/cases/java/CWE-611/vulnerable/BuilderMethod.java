package org.example.xml;

import javax.xml.parsers.*;
import org.springframework.web.bind.annotation.*;
import org.xml.sax.InputSource;
import java.io.StringReader;

@RestController
class BuilderMethod {
    @PostMapping("/import")
    String read(@RequestBody String xml) throws Exception {
        DocumentBuilder b = builder();
        return b.parse(new InputSource(new StringReader(xml))).getDocumentElement().getTextContent();
    }
    private DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
        f.setNamespaceAware(true);
        return f.newDocumentBuilder();
    }
}
