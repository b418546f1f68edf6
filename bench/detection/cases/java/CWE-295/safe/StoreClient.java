package org.example.recipe;

import java.security.cert.*;
import javax.net.ssl.*;

class StoreClient {
    SSLContext context(KeyStore store) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
