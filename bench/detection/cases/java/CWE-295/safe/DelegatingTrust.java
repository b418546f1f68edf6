package org.example.recipe;

import java.security.cert.*;
import javax.net.ssl.*;

class DelegatingTrust implements X509TrustManager {
    private X509TrustManager next;

    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        next.checkServerTrusted(chain, kind);
    }
}
