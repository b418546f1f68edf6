package org.example.museum;

import java.security.Key;
import javax.crypto.Cipher;

class GcmSeal {
    byte[] seal(byte[] text, Key key, byte[] nonce) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new javax.crypto.spec.GCMParameterSpec(128, nonce));
        return cipher.doFinal(text);
    }
}
