class Client {
    void connect(HttpsURLConnection connection) throws Exception {
        // ruleid: java-tls-verification-off
        connection.setHostnameVerifier((host, session) -> true);
        // ruleid: java-tls-verification-off
        connection.setHostnameVerifier(NoopHostnameVerifier.INSTANCE);
        TrustManager[] all = {new X509TrustManager() {
            // ruleid: java-tls-verification-off
            @Override
            public void checkServerTrusted(X509Certificate[] chain, String kind) {
            }
        }};
        connection.setHostnameVerifier(new HostnameVerifier() {
            // ruleid: java-tls-verification-off
            @Override
            public boolean verify(String host, SSLSession session) {
                return true;
            }
        });
        // ok: java-tls-verification-off
        connection.setHostnameVerifier((host, session) -> host.equals("api.example.com"));
        // ok: java-tls-verification-off
        context.init(null, factory.getTrustManagers(), null);
        // ok: java-tls-verification-off
        HttpsURLConnection.setDefaultHostnameVerifier(new DefaultHostnameVerifier());
    }
}
