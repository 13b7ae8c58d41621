package com.cognipeer.camel.contacts.address;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.spi.PropertiesComponent;

/** Corrects the options of an endpoint in a Kamelet of this jar. Camel passes them on without a check. */
public final class KameletOptions {

    private static final Pattern OURS =
            Pattern.compile("cognipeer-contacts-(?:source|(?:create|upsert|sync)-sink|(?:get|list)-action)");
    private static final String TEMPLATE = "templateId";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9.*_+-]*+(?:%[0-9A-Fa-f]{2}[A-Za-z0-9.*_+-]*+)+");

    /** A plain value of these options never looks like an encoded one. */
    private static final Set<String> NEVER_LOOK_ENCODED =
            Set.of("baseUrl", "email", "filter", "sort", "startFrom", "stateRepository");

    private KameletOptions() {}

    /**
     * Changes nothing if the endpoint is not in a Kamelet of this jar.
     *
     * @param known the names of all options of an endpoint
     * @throws IllegalArgumentException if a token was cut at an ampersand, or a name is misspelt
     */
    public static void settle(PropertiesComponent properties, Map<String, Object> options, Set<String> known) {
        Properties given = properties.getLocalProperties();
        String kamelet = given == null ? "" : given.getProperty(TEMPLATE, "");
        if (!OURS.matcher(kamelet).matches()) {
            return;
        }
        if (!given.stringPropertyNames().stream()
                .allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException("The Kamelet was given an option with a name that no option can have, as"
                    + " when a token is cut at an ampersand: wrap the token in RAW(), or set it on the component"
                    + " (camel.component.cognipeer-contacts.token)");
        }
        KameletNames.check(kamelet, given.stringPropertyNames(), options.keySet(), known);
        options.entrySet().removeIf(option -> isAmbient(properties, given, option));
        options.replaceAll(KameletOptions::decoded);
    }

    /** Whether a value comes from a property or an environment variable that happens to have the name of a placeholder. */
    private static boolean isAmbient(
            PropertiesComponent properties, Properties given, Map.Entry<String, Object> option) {
        return given.getProperty(option.getKey()) == null
                && properties
                        .resolveProperty(option.getKey())
                        .filter(option.getValue()::equals)
                        .isPresent();
    }

    /** Camel encodes the properties of a Pipe and does not decode them again. */
    private static Object decoded(String option, Object value) {
        return NEVER_LOOK_ENCODED.contains(option)
                        && value instanceof String text
                        && ENCODED.matcher(text).matches()
                ? URLDecoder.decode(text, StandardCharsets.UTF_8)
                : value;
    }
}
