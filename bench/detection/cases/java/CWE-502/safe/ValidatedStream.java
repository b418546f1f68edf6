package org.example.sensor;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class ValidatedStream {
    Object state(HttpServletRequest request) throws Exception {
        ValidatingObjectInputStream in = new ValidatingObjectInputStream(request.getInputStream());
        in.accept(Cart.class);
        return in.readObject();
    }
}
