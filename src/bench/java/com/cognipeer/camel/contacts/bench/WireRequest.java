package com.cognipeer.camel.contacts.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Locale;

/** A request as a server of the benchmark reads it. */
record WireRequest(String method, String path, byte[] body) {

    private static final String LENGTH = "content-length:";

    /** Null where no more comes. */
    static WireRequest read(DataInputStream in) throws IOException {
        String line = lineOf(in);
        if (line == null) {
            return null;
        }
        byte[] body = new byte[lengthOf(in)];
        in.readFully(body);
        return new WireRequest(line.split(" ")[0], line.split(" ")[1], body);
    }

    private static int lengthOf(DataInputStream in) throws IOException {
        int length = 0;
        for (String line = lineOf(in); line != null && !line.isEmpty(); line = lineOf(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                throw new IllegalStateException("Bodies have to tell their length");
            }
        }
        return length;
    }

    /** Null at the end. */
    private static String lineOf(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read == '\n') {
                return line.toString();
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return null;
    }
}
