package org.example.bakery;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class CookieState {
    Object state(HttpServletRequest request) throws Exception {
        byte[] bytes = null;
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals("state")) {
                bytes = Base64.getDecoder().decode(cookie.getValue());
            }
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
