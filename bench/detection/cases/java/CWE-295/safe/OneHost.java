package org.example.member;

import java.security.cert.*;
import javax.net.ssl.*;

class OneHost {
    void open(HttpsURLConnection connection) {
        connection.setHostnameVerifier((host, session) -> host.equals("api.example.org"));
    }
}
