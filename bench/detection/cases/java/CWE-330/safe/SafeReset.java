package org.example.garden;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class SafeReset {
    String link(String mail) {
        SecureRandom random = new SecureRandom();
        String token = Long.toHexString(random.nextLong());
        return "/reset?mail=" + mail + "&token=" + token;
    }
}
