package org.example.member;

import java.security.SecureRandom;
import java.util.*;
import javax.servlet.http.*;

class FirstPassword {
    String password() {
        return org.apache.commons.lang3.RandomStringUtils.randomAlphanumeric(10);
    }
}
