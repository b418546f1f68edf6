package org.example.tenant;

import java.security.Key;
import javax.crypto.Cipher;

class WordDes {
    String heading() {
        String town = "DES";
        return "/".concat(town) + "/Moines";
    }
}
