package com.cognipeer.camel.contacts.crmsync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Merges fields with a dot in their name, for the loop. A sync does that by itself. */
public final class Nesting {

    private static final String PROPERTIES = "properties";
    private static final String PREFIX = PROPERTIES + ".";

    /** The customer as a contact that is not stored yet. */
    public Contact create(@Variable("customer") Map<String, Object> customer) {
        return contact(customer, Map.of());
    }

    /** The customer as a contact that keeps what is stored beside the properties of the row. */
    public Contact update(@Variable("customer") Map<String, Object> customer, @Body Contact stored) {
        return contact(customer, stored.get(PROPERTIES) instanceof Map<?, ?> properties ? properties : Map.of());
    }

    private static Contact contact(Map<String, Object> customer, Map<?, ?> stored) {
        Map<String, Object> properties = new LinkedHashMap<>();
        stored.forEach((name, value) -> properties.put(name.toString(), value));
        Contact contact = new Contact();
        customer.forEach((field, value) -> {
            if (field.startsWith(PREFIX)) {
                properties.put(field.substring(PREFIX.length()), value);
            } else {
                contact.put(field, value);
            }
        });
        contact.put(PROPERTIES, properties);
        return contact;
    }
}
