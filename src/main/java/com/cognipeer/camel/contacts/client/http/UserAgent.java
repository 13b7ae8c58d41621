package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.model.ContactJson;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/** How this client names itself to a server: its name, and its version from the component's description. */
final class UserAgent {

    static final String NAME = "camel-cognipeer-contacts";

    private static final String DESCRIPTION = "/META-INF/com/cognipeer/camel/contacts/cognipeer-contacts.json";

    private UserAgent() {}

    static String text() {
        return text(DESCRIPTION);
    }

    /** Without a version if a jar was repacked without that description. */
    static String text(String description) {
        try (InputStream json = UserAgent.class.getResourceAsStream(description)) {
            String version = json == null ? null : versionIn(json);
            return version == null ? NAME : NAME + "/" + version;
        } catch (IOException notReadable) {
            return NAME;
        }
    }

    /** Stops at the version, which comes before the options. */
    private static String versionIn(InputStream json) throws IOException {
        try (JsonParser parser = ContactJson.parser(json.readAllBytes())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("version")) {
                    return parser.nextTextValue();
                }
            }
            return null;
        }
    }
}
