package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Text or UTF-8 bytes to be read line by line, or by one parser. */
interface LineSource {

    /** The next character or byte, below 0 at the end. The signs of JSON are one byte in UTF-8. */
    int read() throws IOException;

    /** Marks the place to which {@link #reset} returns, for so many characters or bytes. */
    void mark(int limit) throws IOException;

    void reset() throws IOException;

    /** A parser for the next line; null at the end. */
    JsonParser nextLine() throws IOException;

    /** A parser for the rest, which leaves the source open. */
    JsonParser rest() throws IOException;

    /** Decodes UTF-16 and UTF-32, because a line ends with other bytes there. */
    static LineSource of(InputStream json) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(json);
        Charset wide = WideEncoding.of(bytes);
        return wide == null
                ? new Bytes(bytes)
                : new Text(new BufferedReader(new InputStreamReader(
                        bytes,
                        wide.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT))));
    }

    static LineSource of(Reader json) {
        return new Text(new BufferedReader(json));
    }

    /** @param json the source, which stays open */
    record Bytes(BufferedInputStream json) implements LineSource {

        @Override
        public int read() throws IOException {
            return json.read();
        }

        @Override
        public void mark(int limit) {
            json.mark(limit);
        }

        @Override
        public void reset() throws IOException {
            json.reset();
        }

        @Override
        public JsonParser nextLine() throws IOException {
            int next = json.read();
            if (next < 0) {
                return null;
            }
            ByteArrayOutputStream line = new ByteArrayOutputStream(256);
            while (next >= 0 && next != '\n') {
                line.write(next);
                next = json.read();
            }
            return ContactJson.parser(line.toByteArray());
        }

        @Override
        public JsonParser rest() throws IOException {
            return ContactJson.parser(json);
        }
    }

    /** @param json the source, which stays open */
    record Text(BufferedReader json) implements LineSource {

        @Override
        public int read() throws IOException {
            return json.read();
        }

        @Override
        public void mark(int limit) throws IOException {
            json.mark(limit);
        }

        @Override
        public void reset() throws IOException {
            json.reset();
        }

        @Override
        public JsonParser nextLine() throws IOException {
            String line = json.readLine();
            return line == null ? null : ContactJson.parser(line);
        }

        @Override
        public JsonParser rest() throws IOException {
            return ContactJson.parser(json);
        }
    }
}
