package org.example.contract;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class JsonState {
    Cart state(HttpServletRequest request) throws Exception {
        return new ObjectMapper().readValue(request.getInputStream(), Cart.class);
    }
}
