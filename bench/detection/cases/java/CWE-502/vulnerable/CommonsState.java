package org.example.patient;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class CommonsState {
    @POST
    Object state(@FormParam("blob") String blob) {
        byte[] raw = Base64.getDecoder().decode(blob);
        return SerializationUtils.deserialize(raw);
    }
}
