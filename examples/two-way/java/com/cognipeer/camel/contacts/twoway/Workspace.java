package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The contacts of the sandbox as its users see them. */
record Workspace(ContactsSandbox sandbox) {

    /** The contacts that are not marked as deleted, by their integration ids. */
    List<Map<String, Object>> contacts() {
        return sandbox.contacts().stream()
                .filter(contact -> !Boolean.TRUE.equals(contact.get("deleted")))
                .sorted(Comparator.comparing(contact -> String.valueOf(contact.get("integrationId"))))
                .toList();
    }
}
