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

/** Decides how bytes become characters: by what they show themselves, else by the charset that the exchange names. */
final class Encoding {

    /** So many bytes at the beginning are looked at. */
    static final int LOOKED_AT = 8192;

    /** The parameter of a content type, whose name may be written in any case. */
    private static final Pattern CHARSET =
            Pattern.compile("\\bcharset\\s*=\\s*[\"']?([^\"';,\\s]+)", Pattern.CASE_INSENSITIVE);

    private Encoding() {}

    /**
     * The charset that the exchange names: by its header or property {@code CamelCharsetName}, else by its {@code Content-Type}.
     *
     * @return null where it names none
     * @throws InvalidContactException when Java does not know it
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
     * How to decode bytes.
     *
     * @param  beginning their first {@value #LOOKED_AT}, or all of them
     * @param  named     what the exchange names; null for nothing
     * @return           null where the parser of JSON is to find out by itself, as it does with all Unicode encodings
     */
    static Charset of(byte[] beginning, Charset named) {
        if (named == null || named.name().startsWith("UTF-") || ByteOrderMark.isAtBeginningOf(beginning)) {
            return null;
        }
        // A charset that was named for a file often stays behind when a later step has written the body anew, in UTF-8.
        return isSingleByte(named) && isUtf8BeyondAscii(beginning) ? null : named;
    }

    /** A decoder that fails where a byte stands for nothing: a replaced character would be stored. */
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
