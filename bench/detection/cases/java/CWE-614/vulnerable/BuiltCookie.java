package org.example.parcel;

import javax.servlet.http.*;

class BuiltCookie {
    private Cookie cookie(String id) {
        Cookie built = new Cookie("sid", id);
        built.setDomain("example.org");
        built.setSecure(false);
        return built;
    }
}
