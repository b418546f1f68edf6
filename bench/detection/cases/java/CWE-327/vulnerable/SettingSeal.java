package org.example.museum;

import java.security.Key;
import javax.crypto.Cipher;

class SettingSeal {
    byte[] seal(java.util.Properties settings, byte[] text, Key key) throws Exception {
        Cipher cipher = Cipher.getInstance(settings.getProperty("cipher", "DES/ECB/PKCS5Padding"));
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
