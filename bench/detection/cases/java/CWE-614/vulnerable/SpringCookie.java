package org.example.sensor;

import javax.servlet.http.*;

class SpringCookie {
    ResponseEntity<Void> keep(String id) {
        ResponseCookie cookie = ResponseCookie.from("visitor", id).path("/").secure(false).httpOnly(true).build();
        return ResponseEntity.ok().header("Set-Cookie", cookie.toString()).build();
    }
}
