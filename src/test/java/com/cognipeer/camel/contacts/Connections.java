package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.connect.Connection;
import javax.net.ssl.SSLContext;

/** Makes connections of options as the component does, for the tests of other packages. */
public final class Connections {

    private Connections() {}

    public static Connection of(CognipeerContactsConfiguration options) {
        return of(options, null);
    }

    public static Connection of(CognipeerContactsConfiguration options, SSLContext sslContext) {
        return ConnectionOptions.connection(options, sslContext);
    }
}
