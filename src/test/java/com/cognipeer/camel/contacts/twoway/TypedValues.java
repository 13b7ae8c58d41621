package com.cognipeer.camel.contacts.twoway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What people type: never the same twice, but for phone numbers, of which there are few. */
final class TypedValues {

    private static final int PHONES = 3;

    private final Random random;
    private final Origins origins;
    private int typed;

    TypedValues(Random random, Origins origins) {
        this.random = random;
        this.origins = origins;
    }

    Map<String, String> ofAll() {
        return of(Side.NAMES, Map.of());
    }

    /** @param over what the values are typed over */
    Map<String, String> ofSome(Map<String, String> over) {
        List<String> fields = new ArrayList<>(Side.NAMES);
        fields.removeIf(field -> random.nextInt(100) < 60);
        return of(fields.isEmpty() ? List.of("name") : fields, over);
    }

    Map<String, String> ofAddress(Map<String, String> over) {
        return of(List.of("email"), over);
    }

    String id(String kind) {
        return kind + "-" + ++typed;
    }

    private Map<String, String> of(List<String> fields, Map<String, String> over) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : fields) {
            if (field.equals("phone")) {
                values.put(field, phone());
            } else {
                String value = field.substring(0, 1) + ++typed + (field.equals("email") ? "@example.org" : "");
                values.put(field, value);
                origins.typed(value, over.get(field));
            }
        }
        return values;
    }

    private String phone() {
        int number = random.nextInt(PHONES + 1);
        return number == 0 ? null : "+1555" + number;
    }
}
