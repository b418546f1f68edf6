package org.example.booking;

import java.security.Key;
import javax.crypto.Cipher;

class CcmSeal {
    byte[] seal(byte[] text, Key key) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/CCM/NoPadding", "BC");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
