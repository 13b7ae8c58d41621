package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.client.ClientSettings;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * The settings that connections depend on. The credentials are not among them, and neither is the host: HttpClient keeps
 * the connections of each host apart.
 *
 * @param connectTimeout how long a connection may take to be made
 * @param sslContext     trust and keys for https, or null for the JVM's own
 * @param proxy          the HTTP proxy, or null for none
 */
public record ConnectionSettings(Duration connectTimeout, SSLContext sslContext, ClientSettings.Proxy proxy) {

    static ConnectionSettings of(ClientSettings settings) {
        return new ConnectionSettings(settings.connectTimeout(), settings.sslContext(), settings.proxy());
    }
}
