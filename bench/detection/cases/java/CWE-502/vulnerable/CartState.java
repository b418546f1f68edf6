package org.example.member;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class CartState {
    Object state(HttpServletRequest request) throws Exception {
        ObjectInputStream in = new ObjectInputStream(request.getInputStream());
        return in.readObject();
    }
}
