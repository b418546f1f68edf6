package org.example.sensor;

import java.security.Key;
import javax.crypto.Cipher;

class SafeSetting {
    byte[] seal(java.util.Properties settings, byte[] text, Key key) throws Exception {
        Cipher cipher = Cipher.getInstance(settings.getProperty("cipher", "AES/GCM/NoPadding"));
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }
}
