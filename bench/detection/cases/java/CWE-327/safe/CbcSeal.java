package org.example.tenant;

import java.security.Key;
import javax.crypto.Cipher;

class CbcSeal {
    byte[] seal(byte[] text, Key key, byte[] start) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new javax.crypto.spec.IvParameterSpec(start));
        return cipher.doFinal(text);
    }
}
