package com.cognipeer.camel.contacts.body;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.ByteOrderMark;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;

/** Decides how bytes become characters: by the bytes themselves if they show it, else by the charset of the exchange. */
final class BodyEncoding {

    /** How many bytes at the beginning show the encoding. */
    static final int LOOKED_AT = 8192;

    /** The charset parameter of a content type, in upper or lower case. */
    private static final Pattern CHARSET =
            Pattern.compile("\\bcharset\\s*=\\s*[\"']?([^\"';,\\s]+)", Pattern.CASE_INSENSITIVE);

    private BodyEncoding() {}

    /**
     * The charset of the exchange: that of its header or property {@code CamelCharsetName}, else of its {@code Content-Type}.
     *
     * @return null if it has none
     * @throws InvalidContactException if Java does not know the charset
     */
    static Charset namedBy(Exchange exchange) {
        if (exchange == null) {
            return null;
        }
        String name = ExchangeHelper.getCharsetName(exchange, false);
        if (name == null) {
            String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
            Matcher parameter = CHARSET.matcher(type == null ? "" : type);
            name = parameter.find() ? parameter.group(1) : null;
        }
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidContactException(
                    "The charset that the exchange names is unknown to Java: correct the header or" + " property "
                            + Exchange.CHARSET_NAME + ", or the header " + Exchange.CONTENT_TYPE);
        }
    }

    /**
     * The charset to decode bytes with.
     *
     * @param  beginning the first {@value #LOOKED_AT} bytes, or all if there are fewer
     * @param  named     the charset of the exchange; null for none
     * @return           null if the parser of JSON shall detect it, as it does with every Unicode encoding
     */
    static Charset of(byte[] beginning, Charset named) {
        if (named == null || named.name().startsWith("UTF-") || ByteOrderMark.isAtBeginningOf(beginning)) {
            return null;
        }
        // The charset of a file often stays in the exchange after a later step has replaced the body with UTF-8.
        return isSingleByte(named) && isUtf8BeyondAscii(beginning) ? null : named;
    }

    /** A decoder that fails at a byte that is no character. A replacement character would get into a contact. */
    static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static boolean isSingleByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }

    private static boolean isUtf8BeyondAscii(byte[] bytes) {
        boolean beyond = false;
        for (byte each : bytes) {
            beyond |= each < 0;
        }
        return beyond
                && !strict(StandardCharsets.UTF_8)
                        .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), bytes.length < LOOKED_AT)
                        .isError();
    }
}
