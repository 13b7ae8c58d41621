package com.cognipeer.camel.contacts.client;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * The address of the API, the credentials, and the bounds of each request.
 *
 * @param baseUrl         http or https, without a trailing slash
 * @param token           personal access token or API token; never logged
 * @param hookId          the channel's hook id, or null
 * @param connectTimeout  how long a connection may take to be made
 * @param requestTimeout  how long one whole attempt may take, the answer's body included
 * @param maxResponseSize the largest answer that is read, in bytes
 * @param sslContext      trust and keys for https, or null for the JVM's own
 * @param proxy           the HTTP proxy, or null for none
 */
public record ClientSettings(
        URI baseUrl,
        String token,
        String hookId,
        Duration connectTimeout,
        Duration requestTimeout,
        int maxResponseSize,
        SSLContext sslContext,
        Proxy proxy) {

    /** An HTTP proxy. */
    public record Proxy(String host, int port) {}

    @Override
    public String toString() {
        return "ClientSettings[baseUrl=" + baseUrl + ", proxy=" + proxy + "]";
    }
}
