package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A contact as the judge sees it.
 *
 * @param customer its integration id; null if it has none
 */
record SeenContact(String customer, Side side, boolean deleted) {

    /** The contacts of a workspace by their {@code _id}. */
    static Map<String, SeenContact> in(ContactsSandbox sandbox) {
        Map<String, SeenContact> seen = new TreeMap<>();
        for (Map<String, Object> contact : sandbox.contacts()) {
            Instant modified = Instant.parse((String) contact.get("modifiedDate"));
            seen.put(
                    (String) contact.get("_id"),
                    new SeenContact(
                            (String) contact.get("integrationId"),
                            new Side(Side.fieldsOf(contact), modified),
                            Boolean.TRUE.equals(contact.get("deleted"))));
        }
        return seen;
    }

    String value(String field) {
        return side.fields().get(field);
    }
}
