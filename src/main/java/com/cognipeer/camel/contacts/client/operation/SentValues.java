package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.FieldNames;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The values that a request sends: identifiers, the fields of a contact, the values of a filter. A server may repeat them in
 * its error, and no message may show them.
 */
final class SentValues {

    /** Shorter texts are words of any message. An identifier counts at any length. */
    private static final int SHORTEST = 3;
    /** No more of an error is searched. */
    private static final int LONGEST = 10_000;
    /** A contact can have very many fields. */
    private static final int MOST = 1000;

    private final Set<String> values = new LinkedHashSet<>();

    private SentValues() {}

    /**
     * The values as they are sent, without URL encoding.
     *
     * @throws IOException when the body is beyond the bounds of a reader, as with a number of thousands of digits
     */
    static Set<String> of(ApiRequest request) throws IOException {
        SentValues sent = new SentValues();
        sent.readQuery(request.target());
        if (request.body() != null) {
            try (JsonParser json = ContactJson.parser(request.body())) {
                sent.readBody(json);
            }
        }
        return sent.values;
    }

    private void readQuery(String target) {
        int query = target.indexOf('?');
        for (String parameter :
                query < 0 ? new String[0] : target.substring(query + 1).split("&")) {
            String encoded = parameter.substring(parameter.indexOf('=') + 1);
            add(true, URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        }
    }

    private void readBody(JsonParser json) throws IOException {
        while (json.nextToken() != null && values.size() < MOST) {
            boolean identifier =
                    Contact.EMAIL.equals(json.currentName()) || Contact.INTEGRATION_ID.equals(json.currentName());
            boolean number = json.currentToken().isNumeric();
            if (json.currentToken() == JsonToken.VALUE_STRING || number && identifier) {
                add(identifier, json.getText());
            }
        }
    }

    private void add(boolean identifier, String value) {
        if (identifier ? !value.isEmpty() : mayBePersonal(value)) {
            values.add(value.substring(0, Math.min(LONGEST, value.length())));
        }
    }

    /** A server has reasons of its own to say the name of a field, and nobody sees that it is a value too. */
    private static boolean mayBePersonal(String value) {
        return value.length() >= SHORTEST && !FieldNames.isDocumented(value);
    }
}
