package org.example.museum;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class LocalToken {
    String sessionToken() {
        long part = java.util.concurrent.ThreadLocalRandom.current().nextLong();
        return Long.toString(part, 36);
    }
}
