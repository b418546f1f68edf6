package org.example.vehicle;

import java.security.Key;
import javax.crypto.Cipher;

class DesKey {
    Key key() throws Exception {
        javax.crypto.KeyGenerator keys = javax.crypto.KeyGenerator.getInstance("DES");
        return keys.generateKey();
    }
}
