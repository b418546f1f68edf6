package org.example.bakery;

import java.security.Key;
import javax.crypto.Cipher;

class BookSeal {
    private static final String MODE = "AES/ECB/PKCS5Padding";

    byte[] seal(byte[] text, Key key) throws Exception {
        Cipher cipher = Cipher.getInstance(MODE);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
