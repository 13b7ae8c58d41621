package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.client.http.CappedAnswerConsumer.AnswerTooLargeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/** Unpacks the body of an answer. The client asks for none, but some proxies pack answers nevertheless. */
final class PackedAnswer {

    private PackedAnswer() {}

    /**
     * The answer with its body in plain bytes, or as it came if it cannot be unpacked.
     *
     * @throws AnswerTooLargeException when the body is larger than {@code maxSize} once it is unpacked
     */
    static HttpAnswer unpacked(HttpResponse head, byte[] body, int maxSize) throws AnswerTooLargeException {
        String encoding = encodingOf(head);
        if (encoding.isEmpty() || encoding.equals("identity") || body.length == 0) {
            return new HttpAnswer(head, body);
        }
        try (InputStream plain = reader(encoding, body)) {
            byte[] unpacked = plain.readNBytes(maxSize);
            if (plain.read() >= 0) {
                throw new AnswerTooLargeException();
            }
            return new HttpAnswer(head, unpacked);
        } catch (AnswerTooLargeException e) {
            throw e;
        } catch (IOException brokenOrNotPackedAtAll) {
            return new HttpAnswer(head, body, true);
        }
    }

    private static String encodingOf(HttpResponse head) {
        Header encoding = head.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.getValue() == null
                ? ""
                : encoding.getValue().strip().toLowerCase(Locale.ROOT);
    }

    private static InputStream reader(String encoding, byte[] body) throws IOException {
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(new ByteArrayInputStream(body));
            case "deflate" ->
                isZlib(body) ? new InflaterInputStream(new ByteArrayInputStream(body)) : new BareDeflate(body);
            default -> throw new IOException("an unsupported encoding");
        };
    }

    private static boolean isZlib(byte[] body) {
        return body.length > 1 && (body[0] & 0x0f) == 8 && ((body[0] & 0xff) << 8 | body[1] & 0xff) % 31 == 0;
    }

    /** Deflate without the head of zlib, as some servers send it. */
    private static final class BareDeflate extends InflaterInputStream {

        BareDeflate(byte[] body) {
            super(new ByteArrayInputStream(body), new Inflater(true));
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
