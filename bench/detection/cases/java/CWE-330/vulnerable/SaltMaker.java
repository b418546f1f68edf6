package org.example.booking;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class SaltMaker {
    byte[] salt() {
        byte[] salt = new byte[16];
        new Random().nextBytes(salt);
        return salt;
    }
}
