package org.example.invoice;

import java.security.Key;
import javax.crypto.Cipher;

class TripleSeal {
    byte[] seal(byte[] text, Key key) throws Exception {
        Cipher cipher = Cipher.getInstance("DESede/ECB/PKCS5Padding", "SunJCE");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
