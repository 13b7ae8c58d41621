package com.cognipeer.camel.contacts.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Contacts 1 to 9,999,999, each written from one template whenever it is asked for and stored nowhere: all of the same
 * size, with ids and dates that rise with the number.
 */
final class TemplateContacts {
    static final int MOST = 9_999_999;

    private static final long FIRST_SECOND =
            Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final int NANOS_OF_A_MILLI = 1_000_000;

    /** 24 times {@code @} is the id, 24 times {@code ~} a date, 7 times {@code #} the number. */
    private static final String TEMPLATE = """
            {"_id":"@@@@@@@@@@@@@@@@@@@@@@@@","workspaceId":"5f0000000000000000000001",\
            "email":"contact.#######@example.com","integrationId":"crm-#######","name":"Contact Number #######",\
            "phone":"+1555#######","status":"active","tags":["vip","enterprise"],\
            "properties":{"company":"Company #######","position":"Engineer","city":"São Paulo",\
            "note":"Met at the fair, wants to hear about the next release and the one after"},\
            "metadata":{"source":"crm","score":42,"owner":"owner-#######"},\
            "createdDate":"~~~~~~~~~~~~~~~~~~~~~~~~","modifiedDate":"~~~~~~~~~~~~~~~~~~~~~~~~"}""";

    private final byte[] template = TEMPLATE.getBytes(StandardCharsets.UTF_8);
    private final int[] ids = places("@{24}");
    private final int[] dates = places("~{24}");
    private final int[] numbers = places("#{7}");

    /** How many bytes each contact has. */
    int size() {
        return template.length;
    }

    void write(long number, byte[] target, int at) {
        System.arraycopy(template, 0, target, at, template.length);
        for (int place : ids) {
            digits(number, 16, 24, target, at + place);
        }
        for (int place : numbers) {
            digits(number, 10, 7, target, at + place);
        }
        // With a millisecond, as without one the text would be shorter.
        byte[] date = dateOf(number).toString().getBytes(StandardCharsets.US_ASCII);
        for (int place : dates) {
            System.arraycopy(date, 0, target, at + place, date.length);
        }
    }

    /** When a contact was created and modified. */
    static Instant dateOf(long number) {
        return Instant.ofEpochSecond(FIRST_SECOND + number, NANOS_OF_A_MILLI);
    }

    private static void digits(long number, int radix, int width, byte[] target, int at) {
        long rest = number;
        for (int i = at + width - 1; i >= at; i--) {
            target[i] = (byte) Character.forDigit((int) (rest % radix), radix);
            rest /= radix;
        }
    }

    /** In bytes: a decoding that maps each byte to one character makes offsets in the text those in the bytes. */
    private int[] places(String marker) {
        Matcher matcher = Pattern.compile(marker).matcher(new String(template, StandardCharsets.ISO_8859_1));
        return matcher.results().mapToInt(result -> result.start()).toArray();
    }
}
