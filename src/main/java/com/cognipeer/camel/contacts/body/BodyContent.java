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
 * The text or the bytes of a body, of any class that holds them. Readers of bodies look here first, and only then for a bean.
 *
 * @param value   a String, a Reader, a byte array or an InputStream; its bytes are in an encoding that a parser of JSON detects
 * @param oneShot whether the body can be read once only
 * @param source  to close after reading; null if the owner of the body closes it
 */
public record BodyContent(Object value, boolean oneShot, Closeable source) {

    /** The types to convert a body to, in this order: values before streams. */
    private static final List<Class<?>> TEXTS =
            List.of(byte[].class, ByteBuffer.class, String.class, InputStream.class, Reader.class);

    /** The value of an Optional, null for an empty one; any other body as it is. */
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
     * @param  exchange has the charset and the type converters; null if there is none
     * @return          empty if the body is no text and no bytes, and no converter makes them
     * @throws InvalidContactException if it cannot be read
     */
    public static Optional<BodyContent> of(Object body, Exchange exchange) {
        try {
            return Optional.ofNullable(read(body, exchange));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static BodyContent read(Object body, Exchange exchange) throws IOException {
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
            return new BodyContent(decoded(bytes, exchange), true, null);
        }
        if (body instanceof Reader) {
            return new BodyContent(body, true, null);
        }
        if (body instanceof WrappedFile<?> file) {
            return ofFile(file, exchange);
        }
        if (body instanceof File || body instanceof Path) {
            return closing(converted(InputStream.class, body, exchange), exchange);
        }
        return BeanClass.isConverted(body.getClass()) ? ofConverted(body, exchange) : null;
    }

    private static BodyContent ofFile(WrappedFile<?> file, Exchange exchange) throws IOException {
        Object held = file.getBody() == null ? file.getFile() : file.getBody();
        // As a stream: Camel would decode the file itself, and the exchange has the charset.
        BodyContent content = held == null || held == file ? null : read(held, exchange);
        return content != null ? content : ofBytes(converted(byte[].class, file, exchange), exchange);
    }

    /** Uses only converters for this class. The converter that writes any object as text does not count. */
    private static BodyContent ofConverted(Object body, Exchange exchange) throws IOException {
        if (exchange == null) {
            return null;
        }
        for (Class<?> type : TEXTS) {
            TypeConverter converter =
                    exchange.getContext().getTypeConverterRegistry().lookup(type, body.getClass());
            boolean ambiguous = type == String.class && BeanClass.isBean(body.getClass());
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

    private static BodyContent whole(String text) {
        return new BodyContent(text, false, null);
    }

    private static BodyContent closing(Closeable source, Exchange exchange) throws IOException {
        return new BodyContent(source instanceof InputStream bytes ? decoded(bytes, exchange) : source, false, source);
    }

    private static BodyContent ofBytes(byte[] bytes, Exchange exchange) throws IOException {
        Charset named = BodyEncoding.namedBy(exchange);
        byte[] beginning = bytes.length > BodyEncoding.LOOKED_AT ? Arrays.copyOf(bytes, BodyEncoding.LOOKED_AT) : bytes;
        Charset charset = BodyEncoding.of(beginning, named);
        return charset == null
                ? new BodyContent(bytes, false, null)
                : whole(BodyEncoding.strict(charset)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
    }

    private static Object decoded(InputStream bytes, Exchange exchange) throws IOException {
        Charset named = BodyEncoding.namedBy(exchange);
        if (named == null) {
            return bytes;
        }
        BufferedInputStream buffered = new BufferedInputStream(bytes, BodyEncoding.LOOKED_AT);
        buffered.mark(BodyEncoding.LOOKED_AT);
        byte[] beginning = buffered.readNBytes(BodyEncoding.LOOKED_AT);
        buffered.reset();
        Charset charset = BodyEncoding.of(beginning, named);
        return charset == null ? buffered : new InputStreamReader(buffered, BodyEncoding.strict(charset));
    }

    /** Sets a body that can be read again to its beginning. {@link #rewind} does so after reading. */
    private static BodyContent ofCache(StreamCache cache, Exchange exchange) throws IOException {
        cache.reset();
        if (cache instanceof InputStream bytes) {
            return new BodyContent(decoded(bytes, exchange), false, null);
        }
        if (cache instanceof Reader) {
            return new BodyContent(cache, false, null);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        cache.writeTo(bytes);
        cache.reset();
        return ofBytes(bytes.toByteArray(), exchange);
    }

    /** Leaves a body that can be read again at its beginning, for a redelivery and for the next reader. */
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
