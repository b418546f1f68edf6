package org.example.booking;

import java.security.Key;
import javax.crypto.Cipher;

class OldTls {
    javax.net.ssl.SSLContext context() throws Exception {
        return javax.net.ssl.SSLContext.getInstance("SSLv3");
    }
}
