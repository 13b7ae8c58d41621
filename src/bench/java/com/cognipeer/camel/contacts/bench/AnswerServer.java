package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.client.KeyStores;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Answers every request with the same prepared bytes, in a process of its own, so that none of its work counts as a
 * contender's. Prints its ports, the plain one and that with TLS, and ends with its standard input.
 */
public final class AnswerServer {

    private static final int LARGEST_REQUEST = 64 * 1024;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "\r\ncontent-length:";

    private volatile byte[] created;
    private volatile byte[] found;

    private AnswerServer() {
        prepare();
    }

    /** @param args the file of the key store for TLS */
    public static void main(String[] args) throws Exception {
        AnswerServer server = new AnswerServer();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSocket plain = new ServerSocket(0, 128, loopback);
        ServerSocket tls =
                KeyStores.context(Path.of(args[0])).getServerSocketFactory().createServerSocket(0, 128, loopback);
        // The date is another one every second, as that of any server.
        Executors.newSingleThreadScheduledExecutor().scheduleAtFixedRate(server::prepare, 1, 1, TimeUnit.SECONDS);
        Connections.serve(plain, server::converse);
        Connections.serve(tls, server::converse);
        System.out.println(plain.getLocalPort() + " " + tls.getLocalPort());
        Connections.endWithStandardInput();
    }

    private void prepare() {
        created = answer("201 Created");
        found = answer("200 OK");
    }

    private void converse(InputStream in, OutputStream out) throws IOException {
        byte[] request = new byte[LARGEST_REQUEST];
        int held = 0;
        while (true) {
            int size = sizeOf(request, held);
            if (size > 0 && size <= held) {
                out.write(request[0] == 'G' ? found : created);
                System.arraycopy(request, size, request, 0, held - size);
                held -= size;
                continue;
            }
            int read = in.read(request, held, request.length - held);
            if (read <= 0) {
                return;
            }
            held += read;
        }
    }

    /** How long the first request is; 0 where its head is not there yet. */
    private static int sizeOf(byte[] request, int held) {
        int head = indexOf(request, held, END_OF_HEAD);
        if (head < 0) {
            return 0;
        }
        String text = new String(request, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!text.contains("\r\nauthorization: bearer ") || text.contains("\r\ntransfer-encoding:")) {
            throw new IllegalStateException("A request is not as it has to be");
        }
        int length = text.indexOf(LENGTH);
        if (length < 0) {
            return head + END_OF_HEAD.length;
        }
        int from = length + LENGTH.length();
        int to = text.indexOf('\r', from);
        return head
                + END_OF_HEAD.length
                + Integer.parseInt(
                        text.substring(from, to < 0 ? text.length() : to).strip());
    }

    private static int indexOf(byte[] text, int held, byte[] part) {
        for (int at = 0; at + part.length <= held; at++) {
            if (Arrays.equals(text, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] answer(String status) {
        return WireAnswer.of(status, "{\"success\":true,\"data\":" + RequestedContact.STORED + "}");
    }
}
