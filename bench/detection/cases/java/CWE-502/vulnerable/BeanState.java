package org.example.order;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class BeanState {
    Object state(HttpServletRequest request) throws Exception {
        java.beans.XMLDecoder decoder = new java.beans.XMLDecoder(request.getInputStream());
        return decoder.readObject();
    }
}
