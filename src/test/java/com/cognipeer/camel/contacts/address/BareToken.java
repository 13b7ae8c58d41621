package com.cognipeer.camel.contacts.address;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A token that an ampersand cuts in two when it stands bare in a URI. */
public final class BareToken {

    /** As Java 25 refuses this percent sign, Camel fails there before the component is asked. */
    public static final String TOKEN = isLenient() ? "a&b%+c/=9" : "a&b%2Bc/=9";

    private BareToken() {}

    private static boolean isLenient() {
        try {
            return !URLDecoder.decode("%+c", StandardCharsets.UTF_8).isEmpty();
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
