package com.cognipeer.camel.contacts.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random objects of all kinds of JSON values, the same ones in every run. */
final class RandomJson {

    private final Random random;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    String object(int depth) {
        StringBuilder json = new StringBuilder("{");
        for (int field = random.nextInt(6); field > 0; field--) {
            json.append('"').append("abcdef".charAt(random.nextInt(6))).append("\":");
            json.append(value(depth - 1)).append(field > 1 ? "," : "");
        }
        return json.append('}').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 10)) {
            case 0 -> "null";
            case 1 -> String.valueOf(random.nextBoolean());
            case 2 -> String.valueOf(random.nextInt(3));
            case 3 -> String.valueOf(random.nextLong());
            case 4 -> new BigInteger(random.nextInt(200), random).toString();
            case 5 ->
                BigDecimal.valueOf(random.nextInt(1000), random.nextInt(9) - 4)
                        .add(BigDecimal.ZERO)
                        .toString();
            case 6 -> random.nextInt(100) + ".500e" + random.nextInt(9);
            case 7 -> text("xy".charAt(random.nextInt(2)), 1 + random.nextInt(2));
            case 8 -> text("\u00e9\ud83d".charAt(0), 190 + random.nextInt(20));
            case 9 -> random.nextInt(20) == 0 ? text('z', 3000) : "\"\\u00e9\\n\ud83d\ude00\"";
            case 10 -> object(depth);
            default -> list(depth);
        };
    }

    private String list(int depth) {
        List<String> items = new ArrayList<>();
        for (int item = random.nextInt(4); item > 0; item--) {
            items.add(value(depth - 1));
        }
        return items.toString();
    }

    private static String text(char character, int length) {
        return '"' + String.valueOf(character).repeat(length) + '"';
    }

    /** Inserts or changes a character, or cuts the text off. */
    String damaged(String json) {
        int place = random.nextInt(json.length());
        char other = "{}[]:,\"x7\\ ".charAt(random.nextInt(11));
        return switch (random.nextInt(3)) {
            case 0 -> json.substring(0, place);
            case 1 -> json.substring(0, place) + other + json.substring(place);
            default -> json.substring(0, place) + other + json.substring(place + 1);
        };
    }
}
