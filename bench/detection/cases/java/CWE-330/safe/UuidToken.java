package org.example.vehicle;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class UuidToken {
    String token() {
        return UUID.randomUUID().toString();
    }
}
