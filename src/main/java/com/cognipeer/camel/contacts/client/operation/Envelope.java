package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON around the API's data, in all its forms: {@code success}, {@code status} or data alone for success; a
 * {@code message} or an {@code error}, as text or object, for failure. Parsed as it streams; fields that are of the wrong
 * kind count as missing.
 */
final class Envelope {

    private final SuccessField success = new SuccessField();
    private final SuccessField status = new SuccessField();
    private boolean hasData;
    private boolean hasError;
    private boolean dataIsNull = true;
    private Contact contact;
    private List<Contact> contacts;
    private Long total;
    private Long page;
    private Long limit;
    private String message;
    private String error;
    private String errorCode;
    private String code;

    private Envelope() {}

    /** @throws IOException when the bytes are not one well-formed JSON object, or a listed contact is no object */
    static Envelope parse(byte[] json) throws IOException {
        Envelope envelope = new Envelope();
        try (JsonParser parser = ContactJson.parser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                envelope.read(field, parser);
            }
            require(parser.nextToken() == null, "JSON with something after it");
        }
        return envelope;
    }

    private void read(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "success" -> success.readFlag(parser);
            case "status" -> status.readStatus(parser);
            case "data" -> readData(parser);
            case "total" -> total = integer(parser);
            case "page" -> page = integer(parser);
            case "limit" -> limit = integer(parser);
            case "message" -> message = text(parser);
            case "error" -> readError(parser);
            case "code" -> code = text(parser);
            default -> parser.skipChildren();
        }
    }

    private void readData(JsonParser parser) throws IOException {
        hasData = true;
        dataIsNull = parser.currentToken() == JsonToken.VALUE_NULL;
        switch (parser.currentToken()) {
            case START_OBJECT -> contact = ContactJson.readContact(parser, null);
            case START_ARRAY -> contacts = readContacts(parser);
            default -> parser.skipChildren();
        }
    }

    private static List<Contact> readContacts(JsonParser parser) throws IOException {
        List<Contact> contacts = new ArrayList<>();
        Contact last = null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(parser.currentToken() == JsonToken.START_OBJECT, "a list with something else than contacts in it");
            last = ContactJson.readContact(parser, last);
            contacts.add(last);
        }
        return contacts;
    }

    private void readError(JsonParser parser) throws IOException {
        hasError = parser.currentToken() != JsonToken.VALUE_NULL && parser.currentToken() != JsonToken.VALUE_FALSE;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            error = text(parser);
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "code" -> errorCode = text(parser);
                case "message" -> message = text(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private static Long integer(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        parser.skipChildren();
        return null;
    }

    /** A scalar as text; of an array, such as the messages of a validation, its scalars. */
    private static String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<String> texts = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String text = text(parser);
                if (text != null) {
                    texts.add(text);
                }
            }
            return texts.isEmpty() ? null : String.join("; ", texts);
        }
        if (parser.currentToken().isScalarValue()) {
            return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    private static void require(boolean holds, String defect) throws IOException {
        if (!holds) {
            throw new IOException(defect);
        }
    }

    /** Whether the answer says that the request failed; one without a verdict does so by its error. */
    boolean isFailure() {
        boolean hasVerdict = success.isGiven() || status.isGiven();
        return success.isFailure() || status.isFailure() || !hasVerdict && hasError;
    }

    /** Whether the answer says that the request succeeded; data alone says so too. */
    boolean isSuccess() {
        if (success.isGiven()) {
            return success.isSuccess();
        }
        return status.isGiven() ? status.isSuccess() : hasData;
    }

    /** Whether there is no data at all, or null in its place. */
    boolean isWithoutData() {
        return dataIsNull;
    }

    Contact contact() {
        return contact;
    }

    List<Contact> contacts() {
        return contacts;
    }

    Long total() {
        return total;
    }

    Long page() {
        return page;
    }

    Long limit() {
        return limit;
    }

    /** The server's words; beside a message, a plain error is often no more than the name of the status. */
    String message() {
        return message == null ? error : message;
    }

    String errorCode() {
        return errorCode == null ? code : errorCode;
    }
}
