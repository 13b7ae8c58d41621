package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.model.Contact;
import java.io.IOException;
import java.util.List;

/** The way in to how the client understands the body of an answer, which is nobody's business but a benchmark's. */
public final class PageParsing {

    private PageParsing() {}

    /** The contacts of a page. */
    public static List<Contact> contacts(byte[] answer) throws IOException {
        return Envelope.parse(answer).contacts();
    }
}
