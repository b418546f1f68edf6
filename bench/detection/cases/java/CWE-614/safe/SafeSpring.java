package org.example.parcel;

import javax.servlet.http.*;

class SafeSpring {
    ResponseCookie keep(String id) {
        return ResponseCookie.from("visitor", id).path("/").secure(true).httpOnly(true).sameSite("Lax").build();
    }
}
