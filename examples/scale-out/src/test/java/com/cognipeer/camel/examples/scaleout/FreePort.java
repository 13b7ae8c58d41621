package com.cognipeer.camel.examples.scaleout;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a server that is stopped and started again in the same place. */
final class FreePort {

    /** Below what systems give to connections, one of which would sit on the port of a server that is down. */
    private static final int FIRST = 15_000;

    private static final int LAST = 30_000;

    private FreePort() {}

    static int find() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // Another one, then.
            }
        }
    }
}
