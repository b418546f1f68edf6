package org.example.course;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class SafeSalt {
    private static final SecureRandom SOURCE = new SecureRandom();

    byte[] salt() {
        byte[] salt = new byte[16];
        SOURCE.nextBytes(salt);
        return salt;
    }
}
