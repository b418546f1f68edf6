package org.example.bakery;

import java.security.Key;
import javax.crypto.Cipher;

class DesSeal {
    byte[] seal(byte[] text, Key key) throws Exception {
        Cipher cipher = Cipher.getInstance("DES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
