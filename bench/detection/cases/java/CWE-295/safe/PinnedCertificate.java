package org.example.garden;

import java.security.cert.*;
import javax.net.ssl.*;

class PinnedCertificate implements X509TrustManager {
    private final String pin;

    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        if (!pin.equals(fingerprint(chain[0]))) {
            throw new CertificateException("unknown certificate");
        }
    }
}
