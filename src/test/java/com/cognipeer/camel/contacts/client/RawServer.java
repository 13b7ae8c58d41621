package com.cognipeer.camel.contacts.client;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server on the level of bytes: a script answers each connection, and every request is kept as it came. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    private RawServer(ServerSocketFactory factory, Script script) throws IOException {
        this.listener = factory.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.script = script;
        threads.execute(this::accept);
    }

    public static RawServer scripted(Script script) throws IOException {
        return new RawServer(ServerSocketFactory.getDefault(), script);
    }

    public static RawServer scripted(ServerSocketFactory factory, Script script) throws IOException {
        return new RawServer(factory, script);
    }

    /** Gives the same bytes to every request and keeps connections open. */
    public static RawServer answering(byte[] answer) throws IOException {
        return scripted(answerEach(answer));
    }

    public static RawServer answering(String answer) throws IOException {
        return answering(answer.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives the bytes to one request and closes the connection. */
    public static RawServer answeringOnce(byte[] answer) throws IOException {
        return scripted(connection -> {
            connection.readRequest();
            connection.write(answer);
        });
    }

    public static Script answerEach(byte[] answer) {
        return connection -> {
            while (connection.readRequest() != null) {
                connection.write(answer);
            }
        };
    }

    /** Gives every request the contact that it is about, and keeps connections open. */
    public static Script answerAbout() {
        return connection -> {
            for (Request request = connection.readRequest(); request != null; request = connection.readRequest()) {
                connection.write(Answers.about(request));
            }
        };
    }

    public int port() {
        return listener.getLocalPort();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public List<Request> requests() {
        return requests;
    }

    /** The one request that came. */
    public Request request() {
        if (requests.size() != 1) {
            throw new AssertionError(requests.size() + " requests came");
        }
        return requests.get(0);
    }

    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                int number = connections.incrementAndGet();
                threads.execute(() -> serve(new Connection(socket, number)));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Connection connection) {
        try (connection) {
            script.serve(connection);
        } catch (Exception expected) {
            // The client went away, which is what many tests are about.
        }
    }

    /** What is done with a connection; afterwards it is closed. */
    @FunctionalInterface
    public interface Script {
        void serve(Connection connection) throws Exception;
    }

    public record Request(int connection, String method, String target, List<String[]> headers, byte[] body) {

        public List<String> headerNames() {
            return headers.stream()
                    .map(header -> header[0].toLowerCase(java.util.Locale.ROOT))
                    .toList();
        }

        /** Every value of that name, as it came. */
        public List<String> header(String name) {
            return headers.stream()
                    .filter(header -> header[0].equalsIgnoreCase(name))
                    .map(header -> header[1])
                    .toList();
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    public final class Connection implements Closeable {

        private final Socket socket;
        private final int number;

        private Connection(Socket socket, int number) {
            this.socket = socket;
            this.number = number;
        }

        public Socket socket() {
            return socket;
        }

        public int number() {
            return number;
        }

        /** Waits for a whole request; null when the client closed instead. */
        public Request readRequest() throws IOException {
            Request request = readUnrecorded();
            if (request != null) {
                requests.add(request);
            }
            return request;
        }

        private Request readUnrecorded() throws IOException {
            String start = readLine();
            if (start == null) {
                return null;
            }
            List<String[]> headers = new ArrayList<>();
            int length = 0;
            for (String line = readLine(); !line.isEmpty(); line = readLine()) {
                int colon = line.indexOf(':');
                // one space after the colon is the form; anything more is part of what is compared
                String value = line.substring(colon + 1).replaceFirst("^ ", "");
                headers.add(new String[] {line.substring(0, colon), value});
                if (line.substring(0, colon).equalsIgnoreCase("content-length")) {
                    length = Integer.parseInt(value);
                }
            }
            byte[] body = socket.getInputStream().readNBytes(length);
            String[] parts = start.split(" ");
            return new Request(number, parts[0], parts[1], headers, body);
        }

        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Waits until the client closes its side, by an end or by a reset, whatever it sends before. */
        public void awaitClientGone() {
            byte[] buffer = new byte[1024];
            try {
                InputStream in = socket.getInputStream();
                int read = in.read(buffer);
                while (read >= 0) {
                    read = in.read(buffer);
                }
            } catch (IOException reset) {
                // Gone.
            }
        }

        /** Closes with a reset instead of an end. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private String readLine() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) {
                    return null;
                }
                if (read != '\r') {
                    line.write(read);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
