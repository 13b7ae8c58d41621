package com.cognipeer.camel.contacts.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

/** The connections of a server of the benchmark, each with a thread of its own. */
final class Connections {

    private Connections() {}

    /** Holds a conversation on every connection, until its client goes. */
    static void serve(ServerSocket listener, Conversation conversation) {
        daemon(() -> {
            while (true) {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                daemon(() -> {
                    try (connection) {
                        conversation.hold(connection.getInputStream(), connection.getOutputStream());
                    }
                });
            }
        });
    }

    /** Ends this process with whoever started it. */
    static void endWithStandardInput() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException ended) {
                // Its client has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** What is said on one connection. */
    @FunctionalInterface
    interface Conversation {
        void hold(InputStream in, OutputStream out) throws IOException;
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }
}
