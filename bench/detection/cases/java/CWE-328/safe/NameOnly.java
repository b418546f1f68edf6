package org.example.patient;

import java.security.MessageDigest;

class NameOnly {
    String label() {
        String old = "MD5";
        String now = "SHA3-256";
        return old + " was replaced by " + now;
    }
}
