package com.cognipeer.camel.contacts.sandbox;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One keep-alive connection whose every byte the test decides. */
final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final String token;
    private String lastBody;

    RawConnection(ContactsSandbox sandbox) throws IOException {
        socket = new Socket("127.0.0.1", sandbox.port());
        // A ceiling against a hang.
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream());
        token = sandbox.token();
    }

    void send(String method, String target, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write(method + " " + target + " HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body);
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one whole answer. */
    int status() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        lastBody = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return status;
    }

    String lastBody() {
        return lastBody;
    }

    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
