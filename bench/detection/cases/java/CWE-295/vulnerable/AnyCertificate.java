package org.example.vehicle;

import java.security.cert.*;
import javax.net.ssl.*;

class AnyCertificate {
    TrustManager[] managers() {
        return new TrustManager[] {new X509TrustManager() {
            public void checkClientTrusted(X509Certificate[] chain, String kind) { }

            public void checkServerTrusted(X509Certificate[] chain, String kind) { }

            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }};
    }
}
