package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.route.SyncTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Every operation stores a row in the same way, and a listed contact is in sync. */
class StoredAlikeTest extends SyncTest {

    private static final int ROUNDS = Effort.times("alike", 100, 500, 10_000);

    private static final List<String> NAMES = List.of(
            "properties.company",
            "properties.address.city",
            "properties.address",
            "properties",
            "metadata.x",
            "metadata",
            "tags",
            "name",
            "phone",
            "deleted",
            "custom",
            "custom.a",
            "custom.a.b",
            "No. of employees",
            "Approx. revenue",
            "E-mail 1. Value",
            " city",
            "city ",
            "a..b",
            ".a",
            "a.",
            ".",
            " name",
            "\uFEFFcode",
            "\u00fcn\u00ef.c\u00f6d\u00e9",
            "$odd",
            "$odd.a",
            "_private.a",
            "createdDate.x",
            "a\nb",
            "\uD83D\uDE00.x",
            "1.5",
            "U.S.state");

    private static final List<String> ODD_NAMES =
            List.of("", " ", "\uFEFF", "\uFEFFemail", "email ", "properties.", "_id.x");

    private final long seed = Effort.seed();

    @Test
    void whateverIsGivenAndStored() {
        System.out.printf("stored alike: seed=%d, %d rounds%n", seed, ROUNDS);
        int written = 0;
        for (int round = 0; round < ROUNDS; round++) {
            sandbox.contacts().forEach(contact -> sandbox.delete((String) contact.get("_id")));
            Random random = new Random(seed + round);
            if (isWrittenAlike(random, "seed=" + (seed + round))) {
                written++;
            }
            sandbox.clearRequests();
        }
        System.out.printf("stored alike: %d of %d rows could be stored%n", written, ROUNDS);
        assertThat(written).isGreaterThan(ROUNDS / 4);
    }

    private boolean isWrittenAlike(Random random, String run) {
        Map<String, Object> row = object(random, NAMES, 5);
        // The API refuses an update without a field.
        row.put("note", "given");
        boolean isStored = random.nextBoolean();
        Map<String, Object> before = object(random, isStored ? NAMES.subList(2, NAMES.size()) : List.of(), 4);
        List<String> operations = isStored ? List.of("update", "upsert", "sync") : List.of("create", "upsert", "sync");
        Map<String, Object> others = object(random, ODD_NAMES, 3);
        others.putAll(object(random, NAMES, 4));
        others.put("integrationId", random.nextBoolean() ? "other " : "");
        others.put("email", "Other@x.test");
        sandbox.insert(others);
        Map<String, Object> stored = new LinkedHashMap<>();
        for (String operation : operations) {
            Map<String, Object> base = new LinkedHashMap<>(before);
            base.put("integrationId", operation);
            if (isStored) {
                sandbox.insert(base);
            }
            Map<String, Object> given = new LinkedHashMap<>(row);
            given.put("integrationId", operation + (random.nextBoolean() ? " " : ""));
            stored.put(operation, write(operation, given));
        }
        String what = run + "\nbefore " + before + "\nrow " + row + "\nstored " + stored;
        Object first = stored.get(operations.get(0));
        assertThat(stored.values()).as(what).allMatch(first::equals);
        assertInSync(what);
        return !first.equals("refused");
    }

    /** The stored contact afterwards, or "refused". */
    private Object write(String operation, Map<String, Object> given) {
        Object body = given;
        if (operation.equals("sync")) {
            // Another contact is stored as given, as a sync stops when all rows fail.
            sandbox.insert(Map.of("integrationId", "beside"));
            body = List.of(Map.of("integrationId", "beside"), given);
        }
        Exchange exchange = send("cognipeer-contacts:" + operation, body);
        if (exchange.getException() instanceof InvalidContactException) {
            return "refused";
        }
        assertThat(exchange.getException()).isNull();
        if (exchange.getMessage().getBody() instanceof SyncReport report && report.getFailed() > 0) {
            assertThat(report.getFailures().get(0).getException()).isInstanceOf(InvalidContactException.class);
            return "refused";
        }
        return sandbox.contacts().stream()
                .filter(contact -> operation.equals(contact.get("integrationId")))
                .map(StoredAlikeTest::comparable)
                .findFirst()
                .orElseThrow(AssertionError::new);
    }

    private void assertInSync(String what) {
        List<Map<String, Object>> before = sandbox.contacts();
        List<?> listed = send("cognipeer-contacts:list?limit=100", (Object) null)
                .getMessage()
                .getBody(List.class);
        List<Contact> contacts = listed.stream().map(Contact.class::cast).toList();
        for (Object form : List.of(
                contacts,
                ContactJson.writeText(contacts),
                contacts.stream().map(ContactJson::write).toList())) {
            SyncReport report = sync(form);
            assertThat(List.of(report.getUnchanged(), report.getFailures()))
                    .as(what)
                    .isEqualTo(List.of((long) contacts.size(), List.of()));
        }
        assertThat(sandbox.contacts()).as(what).isEqualTo(before);
    }

    /** Without the server's own fields and nulls, and with numbers by their value, as a sync compares them. */
    private static Object comparable(Map<String, Object> contact) {
        Map<String, Object> fields = new TreeMap<>(contact);
        fields.keySet().removeAll(List.of("_id", "workspaceId", "createdDate", "modifiedDate", "integrationId"));
        return normal(fields);
    }

    private static Object normal(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> normal = new TreeMap<>();
            object.forEach((name, entry) -> {
                if (entry != null) {
                    normal.put((String) name, normal(entry));
                }
            });
            return normal;
        }
        if (value instanceof List<?> list) {
            List<Object> normal = new ArrayList<>();
            list.forEach(item -> normal.add(normal(item)));
            return normal;
        }
        return value instanceof Number ? new BigDecimal(value.toString()).stripTrailingZeros() : value;
    }

    private static Map<String, Object> object(Random random, List<String> names, int most) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int field = names.isEmpty() ? 0 : random.nextInt(most); field > 0; field--) {
            String name = names.get(random.nextInt(names.size()));
            object.put(name, random.nextInt(8) == 0 ? value(random, 3) : fitting(name, random));
        }
        return object;
    }

    private static Object fitting(String name, Random random) {
        return switch (name) {
            case "properties", "metadata", "custom", "properties.address" -> nested(random, 2);
            case "tags" -> random.nextBoolean() ? List.of() : List.of("a", "b");
            case "deleted" -> random.nextBoolean();
            case "name", "phone" -> "text " + random.nextInt(3);
            default -> value(random, 2);
        };
    }

    private static Map<String, Object> nested(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name : List.of("company", "address", "x", "a", "a.b", "No. of", "city")) {
            if (random.nextInt(4) == 0) {
                object.put(name, value(random, depth - 1));
            }
        }
        return object;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> " text ";
            case 3 -> random.nextInt(3);
            case 4 -> new BigDecimal(random.nextInt(3) + ".50");
            case 5 -> 1.0;
            case 6 -> random.nextBoolean();
            case 7 -> "\uD83D\uDE00\uFEFF";
            case 8 -> Arrays.asList(value(random, depth - 1), value(random, depth - 1));
            default -> nested(random, depth);
        };
    }
}
