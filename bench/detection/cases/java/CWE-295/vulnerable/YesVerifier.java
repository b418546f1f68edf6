package org.example.invoice;

import java.security.cert.*;
import javax.net.ssl.*;

class YesVerifier implements HostnameVerifier {
    @Override
    public boolean verify(String host, SSLSession session) {
        return true;
    }
}
