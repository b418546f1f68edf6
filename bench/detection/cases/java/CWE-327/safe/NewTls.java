package org.example.sensor;

import java.security.Key;
import javax.crypto.Cipher;

class NewTls {
    javax.net.ssl.SSLContext context() throws Exception {
        return javax.net.ssl.SSLContext.getInstance("TLSv1.3");
    }
}
