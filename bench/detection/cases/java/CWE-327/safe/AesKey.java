package org.example.patient;

import java.security.Key;
import javax.crypto.Cipher;

class AesKey {
    Key key() throws Exception {
        javax.crypto.KeyGenerator keys = javax.crypto.KeyGenerator.getInstance("AES");
        keys.init(256);
        return keys.generateKey();
    }
}
