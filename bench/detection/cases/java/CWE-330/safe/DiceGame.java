package org.example.vehicle;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class DiceGame {
    private final Random random = new Random();

    int roll() {
        int sides = 6;
        return random.nextInt(sides) + 1;
    }
}
