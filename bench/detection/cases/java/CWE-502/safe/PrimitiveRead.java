package org.example.flight;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class PrimitiveRead {
    int count(HttpServletRequest request) throws Exception {
        DataInputStream in = new DataInputStream(request.getInputStream());
        return in.readInt();
    }
}
