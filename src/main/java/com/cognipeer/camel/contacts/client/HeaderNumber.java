package com.cognipeer.camel.contacts.client;

/** Numbers in headers; a server that writes something else is taken to have said nothing. */
final class HeaderNumber {

    static final String RATE_LIMIT_LIMIT = "X-RateLimit-Limit";
    static final String RATE_LIMIT_REMAINING = "X-RateLimit-Remaining";
    static final String RATE_LIMIT_RESET = "X-RateLimit-Reset";

    /** More digits than any count or epoch second has; below this no sum overflows. */
    private static final int MAX_DIGITS = 12;

    private HeaderNumber() {}

    static Long of(HttpAnswer answer, String header) {
        return parse(answer.header(header));
    }

    static Long parse(String value) {
        String digits = value == null ? "" : value.strip();
        return digits.isEmpty() || digits.length() > MAX_DIGITS || !isDigits(digits) ? null : Long.valueOf(digits);
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
