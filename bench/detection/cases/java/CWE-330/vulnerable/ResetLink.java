package org.example.invoice;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class ResetLink {
    String link(String mail) {
        Random random = new Random();
        String token = Long.toHexString(random.nextLong());
        return "/reset?mail=" + mail + "&token=" + token;
    }
}
