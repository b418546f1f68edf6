package org.example.order;

import java.io.InputStream;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import org.w3c.dom.Document;
import org.xml.sax.*;
import org.xml.sax.helpers.*;

class JsonInstead {
    Map<String, Object> read(InputStream in) throws Exception {
        return new ObjectMapper().readValue(in, new TypeReference<Map<String, Object>>() { });
    }
}
