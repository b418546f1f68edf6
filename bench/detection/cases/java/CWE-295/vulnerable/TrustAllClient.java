package org.example.course;

import java.security.cert.*;
import javax.net.ssl.*;

class TrustAllClient {
    SSLContext context() throws Exception {
        return SSLContexts.custom().loadTrustMaterial(null, (chain, kind) -> true).build();
    }
}
