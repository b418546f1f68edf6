package org.example.harbour;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class PinCode {
    private final Random dice = new Random();

    String newPin() {
        StringBuilder pin = new StringBuilder();
        while (pin.length() < 4) {
            pin.append(dice.nextInt(10));
        }
        return pin.toString();
    }
}
