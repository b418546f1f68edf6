package org.example.contract;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class YamlState {
    Object state(HttpServletRequest request) throws Exception {
        Yaml yaml = new Yaml();
        return yaml.load(request.getReader());
    }
}
