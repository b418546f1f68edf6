package org.example.booking;

import java.security.Key;
import javax.crypto.Cipher;

class PolySeal {
    private static final String MODE = "ChaCha20-Poly1305";

    byte[] seal(byte[] text, Key key) throws Exception {
        Cipher cipher = Cipher.getInstance(MODE);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
