package com.cognipeer.camel.contacts.body;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.WrappedFile;

/**
 * Text or bytes, in whatever class they come. All that reads a body asks here first, before it takes the body for a bean.
 *
 * @param value   a String, a Reader, a byte array or an InputStream; bytes in an encoding that a parser of JSON finds out
 * @param oneShot whether the body has nothing left once this has been read
 * @param source  to be closed when it has been read; null where that is left to the body's owner
 */
public record Content(Object value, boolean oneShot, Closeable source) {

    /** The targets of a type converter, in this order: values in memory before streams. */
    private static final List<Class<?>> TEXTS =
            List.of(byte[].class, ByteBuffer.class, String.class, InputStream.class, Reader.class);

    /** The value of an optional, or null for an empty one. Returns any other body unchanged. */
    public static Object unwrapped(Object body) {
        Object held = body;
        while (held instanceof Optional<?> optional) {
            held = optional.orElse(null);
        }
        return held;
    }

    /**
     * The text or the bytes of a body.
     *
     * @param  body     not null
     * @param  exchange names the charset, and has the type converters; null where there is none
     * @return          empty where the body is neither and converts to neither
     * @throws InvalidContactException when it cannot be read
     */
    public static Optional<Content> of(Object body, Exchange exchange) {
        try {
            return Optional.ofNullable(read(body, exchange));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static Content read(Object body, Exchange exchange) throws IOException {
        if (body instanceof CharSequence text) {
            return whole(text.toString());
        }
        if (body instanceof byte[] bytes) {
            return ofBytes(bytes, exchange);
        }
        if (body instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return ofBytes(bytes, exchange);
        }
        if (body instanceof ByteArrayOutputStream bytes) {
            return ofBytes(bytes.toByteArray(), exchange);
        }
        if (body instanceof StreamCache cache) {
            return ofCache(cache, exchange);
        }
        if (body instanceof InputStream bytes) {
            return new Content(decoded(bytes, exchange), true, null);
        }
        if (body instanceof Reader) {
            return new Content(body, true, null);
        }
        if (body instanceof WrappedFile<?> file) {
            return ofFile(file, exchange);
        }
        if (body instanceof File || body instanceof Path) {
            return closing(converted(InputStream.class, body, exchange), exchange);
        }
        return Kind.isConverted(body.getClass()) ? ofConverted(body, exchange) : null;
    }

    private static Content ofFile(WrappedFile<?> file, Exchange exchange) throws IOException {
        Object held = file.getBody() == null ? file.getFile() : file.getBody();
        // Not the file itself: Camel would decode it, and what names its charset is the exchange.
        Content content = held == null || held == file ? null : read(held, exchange);
        return content != null ? content : ofBytes(converted(byte[].class, file, exchange), exchange);
    }

    /** Uses a converter that is registered for such a class. The converter that writes any object as text does not count. */
    private static Content ofConverted(Object body, Exchange exchange) throws IOException {
        if (exchange == null) {
            return null;
        }
        for (Class<?> type : TEXTS) {
            TypeConverter converter =
                    exchange.getContext().getTypeConverterRegistry().lookup(type, body.getClass());
            boolean ambiguous = type == String.class && Kind.isBean(body.getClass());
            Object text = converter == null || ambiguous ? null : converter.tryConvertTo(type, exchange, body);
            if (text instanceof InputStream || text instanceof Reader) {
                return closing((Closeable) text, exchange);
            }
            if (text != null) {
                return read(text, exchange);
            }
        }
        return null;
    }

    private static Content whole(String text) {
        return new Content(text, false, null);
    }

    private static Content closing(Closeable source, Exchange exchange) throws IOException {
        return new Content(source instanceof InputStream bytes ? decoded(bytes, exchange) : source, false, source);
    }

    private static Content ofBytes(byte[] bytes, Exchange exchange) throws IOException {
        Charset named = Encoding.namedBy(exchange);
        byte[] beginning = bytes.length > Encoding.LOOKED_AT ? Arrays.copyOf(bytes, Encoding.LOOKED_AT) : bytes;
        Charset charset = Encoding.of(beginning, named);
        return charset == null
                ? new Content(bytes, false, null)
                : whole(Encoding.strict(charset).decode(ByteBuffer.wrap(bytes)).toString());
    }

    private static Object decoded(InputStream bytes, Exchange exchange) throws IOException {
        Charset named = Encoding.namedBy(exchange);
        if (named == null) {
            return bytes;
        }
        BufferedInputStream buffered = new BufferedInputStream(bytes, Encoding.LOOKED_AT);
        buffered.mark(Encoding.LOOKED_AT);
        byte[] beginning = buffered.readNBytes(Encoding.LOOKED_AT);
        buffered.reset();
        Charset charset = Encoding.of(beginning, named);
        return charset == null ? buffered : new InputStreamReader(buffered, Encoding.strict(charset));
    }

    /** Sets a cache to its beginning before it is read; {@link #rewind} does so afterwards. */
    private static Content ofCache(StreamCache cache, Exchange exchange) throws IOException {
        cache.reset();
        if (cache instanceof InputStream bytes) {
            return new Content(decoded(bytes, exchange), false, null);
        }
        if (cache instanceof Reader) {
            return new Content(cache, false, null);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        cache.writeTo(bytes);
        cache.reset();
        return ofBytes(bytes.toByteArray(), exchange);
    }

    /** Sets a body that can be read again to its beginning, for a redelivery and for the next reader. */
    static void rewind(Object body) {
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
    }

    private static <T> T converted(Class<T> type, Object body, Exchange exchange) throws IOException {
        try {
            return exchange.getContext().getTypeConverter().mandatoryConvertTo(type, exchange, body);
        } catch (NoTypeConversionAvailableException | TypeConversionException e) {
            throw new IOException(e);
        }
    }

    static InvalidContactException unreadable(IOException failure) {
        Throwable cause =
                failure.getCause() instanceof TypeConversionException conversion && conversion.getCause() != null
                        ? conversion.getCause()
                        : failure;
        return new InvalidContactException(
                cause instanceof CharacterCodingException
                        ? "The body is not written in the charset that its exchange names: correct "
                                + Exchange.CHARSET_NAME + " or the header " + Exchange.CONTENT_TYPE
                        : "The body could not be read: " + cause.getClass().getSimpleName());
    }
}
