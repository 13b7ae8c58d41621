package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** An endless row of plausible contacts, the same for the same seed; each has its own e-mail and integration id. */
final class GeneratedContacts {
    private static final List<String> FIRST =
            split("Ada, Bruno, Chiara, Deniz, Elif, Farid, Grace, Hana, Ivo, Joana, Kenji, Leyla, Mert, Noor, "
                    + "Olga, Pedro, Quinn, Rosa, Sven, Tariq");
    private static final List<String> LAST =
            split("Aksoy, Bauer, Costa, Demir, Eriksen, Ferrari, García, Haddad, Ito, Jansen, Kaya, Lopes, "
                    + "Müller, Novak, Okafor, Petit, Rossi, Schmidt, Tanaka, Yılmaz");
    private static final List<String> COMPANIES =
            split("ACME Corp, Globex, Initech, Umbrella, Hooli, Stark Industries, Wayne Enterprises, " + "Cyberdyne");
    private static final List<String> POSITIONS = split("CEO, CTO, Buyer, Engineer, Analyst, Consultant");
    private static final List<String> CITIES = split("Istanbul, Berlin, Lisbon, Tokyo, Lagos, São Paulo");
    private static final List<String> STATUSES = List.of("active", "inactive", "lead");
    private static final List<String> TAGS = List.of("vip", "enterprise", "partner", "trial");
    private static final List<String> SOURCES = List.of("crm", "website", "event");

    private final Random random;
    private int number;

    GeneratedContacts(long seed) {
        this.random = new Random(seed);
    }

    synchronized ObjectNode next() {
        number++;
        String first = oneOf(FIRST);
        String last = oneOf(LAST);
        ObjectNode contact = Json.object();
        contact.put("name", first + " " + last);
        contact.put("email", first.toLowerCase(Locale.ROOT) + "." + number + "@example.com");
        contact.put("integrationId", String.format("crm-%06d", number));
        contact.put("phone", String.format("+1555%07d", random.nextInt(10_000_000)));
        contact.put("status", oneOf(STATUSES));
        ArrayNode tags = contact.putArray("tags");
        TAGS.stream().filter(tag -> random.nextInt(3) == 0).forEach(tags::add);
        contact.putObject("properties")
                .put("company", oneOf(COMPANIES))
                .put("position", oneOf(POSITIONS))
                .put("city", oneOf(CITIES));
        contact.putObject("metadata").put("source", oneOf(SOURCES)).put("score", random.nextInt(101));
        return contact;
    }

    private static List<String> split(String values) {
        return List.of(values.split(", "));
    }

    private String oneOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
