package org.example.tenant;

import java.security.Key;
import javax.crypto.Cipher;

class PlainAes {
    byte[] seal(byte[] text, Key key) throws Exception {
        Cipher cipher = Cipher.getInstance("AES");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
