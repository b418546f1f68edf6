package org.example.contract;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class Shuffler {
    List<String> shuffled(List<String> songs) {
        List<String> copy = new ArrayList<>(songs);
        Collections.shuffle(copy, new Random(42));
        return copy;
    }
}
