package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.client.KeyStores;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/**
 * What is requested.
 *
 * @param baseUrl  without a path
 * @param keyStore the file with the server's certificate; null where the requests are not encrypted
 * @param create   whether a contact is created; else one is read
 * @param inFlight how many requests are under way
 */
record RequestTarget(String baseUrl, Path keyStore, boolean create, int inFlight) {

    static final String TOKEN = "pat_of_the_benchmark";
    static final String AUTHORIZATION = "Bearer " + TOKEN;
    /** As many connections as the component's own pool holds. */
    static final int MAX_CONNECTIONS = 64;

    /** Trusts the server's certificate; null where the requests are not encrypted. */
    SSLContext tls() throws Exception {
        return keyStore == null ? null : KeyStores.context(keyStore);
    }

    String url() {
        return baseUrl + "/v1/sdk/contact";
    }

    static String query(String email) {
        return "email=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
    }
}
