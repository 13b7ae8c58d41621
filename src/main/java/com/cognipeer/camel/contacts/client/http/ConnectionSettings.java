package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.client.ClientSettings;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * What connections are made of. Who asks over them is no part of it, and neither is the host: HttpClient keeps the
 * connections to one host apart from those to another.
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
