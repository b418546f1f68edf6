package org.example.garden;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class Backoff {
    void waitABit(int tries) throws InterruptedException {
        long jitter = (long) (Math.random() * 100);
        Thread.sleep(50L * tries + jitter);
    }
}
