package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.ser.OffsetDateTimeSerializer;
import com.fasterxml.jackson.datatype.jsr310.ser.ZonedDateTimeSerializer;
import java.io.IOException;
import java.text.FieldPosition;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;

/** Formats of Java values in JSON: points in time as the vendor's own client writes them, optional values as their content. */
final class JavaValueFormats {

    /** UTC with milliseconds. */
    private static final String FORM = "uuuu-MM-dd'T'HH:mm:ss.SSSX";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern(FORM, Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The form of points in time without a zone. A bean's own {@code JsonFormat} wins. */
    static final JsonFormat.Value TIME = JsonFormat.Value.forPattern(FORM).withTimeZone(TimeZone.getTimeZone("UTC"));

    private JavaValueFormats() {}

    static SimpleModule module() {
        JsonSerializer<Object> held = new Held();
        SimpleModule module = new SimpleModule("plain writing");
        module.addSerializer(new OffsetDateTimeSerializer(OffsetDateTimeSerializer.INSTANCE, null, UTC, null));
        module.addSerializer(new ZonedDateTimeSerializer(UTC));
        for (Class<?> type :
                new Class<?>[] {Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class}) {
            add(module, type, held);
        }
        return module;
    }

    @SuppressWarnings("unchecked") // it takes any object
    private static <T> void add(SimpleModule module, Class<T> type, JsonSerializer<?> serializer) {
        module.addSerializer(type, (JsonSerializer<T>) serializer);
    }

    /** Writes the content of an optional value. */
    private static final class Held extends JsonSerializer<Object> {

        @Override
        public void serialize(Object optional, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(heldBy(optional), json);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Object optional) {
            return heldBy(optional) == null;
        }

        private static Object heldBy(Object optional) {
            if (optional instanceof OptionalInt number) {
                return number.isPresent() ? number.getAsInt() : null;
            }
            if (optional instanceof OptionalLong number) {
                return number.isPresent() ? number.getAsLong() : null;
            }
            if (optional instanceof OptionalDouble number) {
                return number.isPresent() ? number.getAsDouble() : null;
            }
            return ((Optional<?>) optional).orElse(null);
        }
    }

    /** Writes {@link Date}s. Jackson sets time zones in subclasses of {@link SimpleDateFormat} only. */
    static final class DateForm extends SimpleDateFormat {

        private static final long serialVersionUID = 1L;

        DateForm() {
            super("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);
            setTimeZone(TimeZone.getTimeZone("UTC"));
        }

        /** Writes early dates by the calendar of today, as all other formats do. {@link SimpleDateFormat} does not. */
        @Override
        public StringBuffer format(Date date, StringBuffer target, FieldPosition position) {
            return getTimeZone().getRawOffset() == 0 && !getTimeZone().useDaylightTime()
                    ? target.append(UTC.format(Instant.ofEpochMilli(date.getTime())))
                    : super.format(date, target, position);
        }
    }
}
