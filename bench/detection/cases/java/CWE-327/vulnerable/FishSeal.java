package org.example.invoice;

import java.security.Key;
import javax.crypto.Cipher;

class FishSeal {
    byte[] seal(byte[] text, Key key) throws Exception {
        String name = "Blowfish/CBC/PKCS5Padding";
        Cipher cipher = Cipher.getInstance(name);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
