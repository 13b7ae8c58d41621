package com.cognipeer.camel.contacts.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** One HTTP/1.1 connection: requests are read, answered and followed by the next, until one side ends it. */
final class HttpConnection {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 200;
    private static final int MAX_BODY = 64 * 1024 * 1024;

    private final Socket socket;
    private final Clock clock;
    private final IdleTimes idleTimes;
    private final Function<RecordedRequest, HttpAnswer> handler;
    private final InputStream in;
    private final OutputStream out;

    HttpConnection(Socket socket, Clock clock, IdleTimes idleTimes, Function<RecordedRequest, HttpAnswer> handler)
            throws IOException {
        this.socket = socket;
        this.clock = clock;
        this.idleTimes = idleTimes;
        this.handler = handler;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    void serve() throws IOException {
        boolean more = true;
        while (more) {
            more = isAsked() && serveOne();
        }
    }

    /** Waits for the first byte of a request; false when none comes while the connection may be idle. */
    private boolean isAsked() throws IOException {
        socket.setSoTimeout(idleTimes.nextMillis());
        in.mark(1);
        try {
            if (in.read() < 0) {
                return false;
            }
        } catch (SocketTimeoutException idle) {
            return false;
        }
        in.reset();
        socket.setSoTimeout(0);
        return true;
    }

    private boolean serveOne() throws IOException {
        HttpAnswer answer;
        boolean keepAlive = false;
        boolean head = false;
        try {
            String line = readLine();
            if (line == null) {
                return false;
            }
            String[] parts = line.split(" ");
            if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
                throw new MalformedRequest("not an HTTP/1.1 request line");
            }
            Map<String, List<String>> headers = readHeaders();
            String body = text(readBody(headers));
            answer = handler.apply(new RecordedRequest(parts[0], parts[1], headers, body, clock.instant()));
            head = parts[0].equals("HEAD");
            keepAlive = staysOpen(parts[2], headers);
        } catch (MalformedRequest e) {
            answer = HttpAnswer.json(400, ErrorEnvelope.SDK.body(400, "Malformed HTTP request: " + e.getMessage()));
        }
        if (answer.ending() == HttpAnswer.Ending.ANSWERED) {
            write(answer, keepAlive, head);
            return keepAlive;
        }
        if (answer.ending() == HttpAnswer.Ending.RESET) {
            // A linger of zero makes close() send RST instead of FIN.
            socket.setSoLinger(true, 0);
        }
        return false;
    }

    private static boolean staysOpen(String version, Map<String, List<String>> headers) {
        String connection =
                String.join(",", headers.getOrDefault("Connection", List.of())).toLowerCase(Locale.ROOT);
        return version.equals("HTTP/1.0") ? connection.contains("keep-alive") : !connection.contains("close");
    }

    private Map<String, List<String>> readHeaders() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int count = 0; count < MAX_HEADERS; count++) {
            String line = readLine();
            if (line == null) {
                throw new EOFException();
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new MalformedRequest("a header without a name");
            }
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        throw new MalformedRequest("too many headers");
    }

    private byte[] readBody(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("Expect")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        if (String.join(",", headers.getOrDefault("Transfer-Encoding", List.of()))
                .equalsIgnoreCase("chunked")) {
            return readChunks();
        }
        List<String> length = headers.get("Content-Length");
        return length == null ? new byte[0] : readExactly(number(length.get(0), 10));
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = readLine();
            if (line == null) {
                throw new EOFException();
            }
            int size = number(line.split(";")[0].trim(), 16);
            if (size == 0) {
                readHeaders();
                return body.toByteArray();
            }
            if (body.size() + size > MAX_BODY) {
                throw new MalformedRequest("the body is too large");
            }
            body.write(readExactly(size));
            readLine();
        }
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static int number(String digits, int radix) throws MalformedRequest {
        try {
            int number = Integer.parseInt(digits, radix);
            if (number < 0 || number > MAX_BODY) {
                throw new MalformedRequest("the body is too large");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new MalformedRequest("a length that is no number");
        }
    }

    private static String text(byte[] body) throws MalformedRequest {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            // Replacing what cannot be read would hide a client's wrong encoding.
            throw new MalformedRequest("the body is not UTF-8");
        }
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                return null;
            }
            if (line.size() == MAX_LINE) {
                throw new MalformedRequest("a line is too long");
            }
            if (read != '\r') {
                line.write(read);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private void write(HttpAnswer answer, boolean keepAlive, boolean head) throws IOException {
        StringBuilder top = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(HttpAnswer.reason(answer.status()))
                .append("\r\nDate: ")
                .append(HTTP_DATE.format(clock.instant()))
                .append("\r\nContent-Length: ")
                .append(answer.body().length)
                .append("\r\nConnection: ")
                .append(keepAlive ? "keep-alive" : "close")
                .append("\r\n");
        answer.headers()
                .forEach((name, value) ->
                        top.append(name).append(": ").append(value).append("\r\n"));
        byte[] header = top.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        int bodyLength = head ? 0 : answer.body().length;
        // Headers and body leave in one write: a second small segment would wait for the client's delayed ACK.
        ByteBuffer whole = ByteBuffer.allocate(header.length + bodyLength);
        whole.put(header).put(answer.body(), 0, bodyLength);
        out.write(whole.array());
        out.flush();
    }

    /** A request that cannot be understood; the connection cannot be trusted after it. */
    private static final class MalformedRequest extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedRequest(String message) {
            super(message);
        }
    }
}
