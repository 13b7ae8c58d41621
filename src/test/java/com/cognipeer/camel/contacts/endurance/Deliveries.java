package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.sandbox.ContactsMover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that the workers of a test routed, one after the other. */
record Deliveries(List<Delivery> all) {

    static Deliveries in(Path file) throws IOException {
        if (Files.notExists(file)) {
            return new Deliveries(List.of());
        }
        return new Deliveries(
                Files.readAllLines(file).stream().map(Delivery::parse).toList());
    }

    int size() {
        return all.size();
    }

    /** How often a version was routed that had been routed before. */
    long duplicates() {
        return size() - versions();
    }

    long versions() {
        return all.stream().map(Delivery::version).distinct().count();
    }

    /** How many different contents of contacts were routed, whatever their versions. */
    long contents() {
        return all.stream()
                .map(delivery -> delivery.id() + " " + delivery.rev())
                .distinct()
                .count();
    }

    /** The ids of those contacts that were not last routed as they are now. */
    List<String> lost(List<Map<String, Object>> contacts) {
        Map<Object, Integer> routed = new HashMap<>();
        all.forEach(delivery -> routed.put(delivery.id(), delivery.rev()));
        return contacts.stream()
                .filter(contact -> !contact.get(ContactsMover.REV).equals(routed.get(contact.get(Contact.ID))))
                .map(contact -> contact.get(Contact.ID).toString())
                .toList();
    }
}
