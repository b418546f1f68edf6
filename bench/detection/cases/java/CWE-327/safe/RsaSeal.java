package org.example.patient;

import java.security.Key;
import javax.crypto.Cipher;

class RsaSeal {
    byte[] seal(byte[] text, Key key) throws Exception {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
