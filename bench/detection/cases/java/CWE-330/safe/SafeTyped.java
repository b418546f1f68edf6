package org.example.album;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class SafeTyped {
    String token() throws Exception {
        Random numbers = java.security.SecureRandom.getInstance("SHA1PRNG");
        return Long.toHexString(numbers.nextLong());
    }
}
