package org.example.museum;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class FilteredState {
    Object state(HttpServletRequest request) throws Exception {
        ObjectInputStream in = new ObjectInputStream(request.getInputStream());
        in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("org.example.Cart;!*"));
        return in.readObject();
    }
}
