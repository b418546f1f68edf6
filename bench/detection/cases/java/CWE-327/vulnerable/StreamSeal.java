package org.example.contract;

import java.security.Key;
import javax.crypto.Cipher;

class StreamSeal {
    byte[] seal(byte[] text) throws Exception {
        Key key = javax.crypto.KeyGenerator.getInstance("RC4").generateKey();
        Cipher cipher = Cipher.getInstance("RC4");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
