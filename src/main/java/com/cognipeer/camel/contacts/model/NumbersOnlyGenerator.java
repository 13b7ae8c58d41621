package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Refuses numbers that JSON does not have, such as NaN. Jackson would write them as text. */
final class NumbersOnlyGenerator extends JsonGeneratorDelegate {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");

    NumbersOnlyGenerator(JsonGenerator json) {
        super(json, false);
    }

    @Override
    public void writeNumber(double number) throws IOException {
        require(Double.isFinite(number));
        delegate.writeNumber(number);
    }

    @Override
    public void writeNumber(float number) throws IOException {
        require(Float.isFinite(number));
        delegate.writeNumber(number);
    }

    /** Jackson gives the text of a number whose class it does not know. */
    @Override
    public void writeNumber(String number) throws IOException {
        require(isNumber(number));
        delegate.writeNumber(number);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    @Override
    public void writeArray(double[] numbers, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            require(Double.isFinite(numbers[i]));
        }
        delegate.writeArray(numbers, offset, length);
    }

    private void require(boolean number) throws IOException {
        if (!number) {
            throw new JsonMappingException(this, "no number");
        }
    }
}
