package com.cognipeer.camel.contacts.endurance;

import java.util.List;

/**
 * An exchange that was routed, as one line of text.
 *
 * @param version the contact and its content, as the consumer tells
 * @param id the contact
 * @param rev how often the contact had been written
 */
record Delivery(String version, String id, int rev) {

    String line() {
        return String.join("\t", List.of(version, id, Integer.toString(rev))) + "\n";
    }

    static Delivery parse(String line) {
        String[] parts = line.split("\t");
        return new Delivery(parts[0], parts[1], Integer.parseInt(parts[2]));
    }
}
