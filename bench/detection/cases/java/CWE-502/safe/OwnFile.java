package org.example.garden;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class OwnFile {
    Object state() throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new FileInputStream("/var/lib/shop/state.bin"))) {
            return in.readObject();
        }
    }
}
