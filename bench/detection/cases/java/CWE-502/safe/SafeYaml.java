package org.example.contract;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class SafeYaml {
    Object state(HttpServletRequest request) throws Exception {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return yaml.load(request.getReader());
    }
}
