package org.example.vehicle;

import java.security.cert.*;
import javax.net.ssl.*;

class AnyHost {
    void open(HttpsURLConnection connection) {
        connection.setHostnameVerifier((host, session) -> true);
    }
}
