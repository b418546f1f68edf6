package org.example.flight;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class StreamState {
    @PostMapping("/state")
    Object state(@RequestBody String xml) {
        XStream xstream = new XStream(new DomDriver());
        return xstream.fromXML(xml);
    }
}
