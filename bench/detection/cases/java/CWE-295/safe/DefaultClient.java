package org.example.library;

import java.security.cert.*;
import javax.net.ssl.*;

class DefaultClient {
    CloseableHttpClient client() {
        return HttpClients.custom().setSSLHostnameVerifier(new DefaultHostnameVerifier()).build();
    }
}
