package com.cognipeer.camel.contacts.address;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.util.StringHelper;

/** Checks the names of the properties of a Kamelet of this jar. Camel ignores a property that the Kamelet does not have. */
final class KameletNames {

    /** Camel gives these to each Kamelet, or reads them itself. */
    private static final Set<String> CAMELS_OWN =
            Set.of("templateId", "routeId", "uuid", "location", "noErrorHandler", "bridgeErrorHandler");

    /** A name with no more wrong letters counts as misspelt. Any other name may be one of Camel. */
    private static final int MISTAKES = 2;

    private KameletNames() {}

    /**
     * @param taken   the names of the options that the Kamelet has and that got a value
     * @param options the names of all options of an endpoint
     * @throws IllegalArgumentException if a name is, or nearly is, that of an option which the Kamelet does not have
     */
    static void check(String kamelet, Set<String> given, Set<String> taken, Set<String> options) {
        for (String spelling : given) {
            // Camel adds each name with dashes too.
            String name = StringHelper.dashToCamelCase(spelling);
            if (taken.contains(name) || CAMELS_OWN.contains(name)) {
                continue;
            }
            if (options.contains(name)) {
                throw new IllegalArgumentException(
                        "The Kamelet " + kamelet + " has no property '" + name + "': take it out");
            }
            options.stream()
                    .filter(option -> isMistakenFor(name, option))
                    .findFirst()
                    .ifPresent(option -> {
                        throw new IllegalArgumentException("The Kamelet " + kamelet + " has no property '" + name
                                + "': correct it to '" + option + "', or take it out");
                    });
        }
    }

    /** Whether one name may be a misspelling of the other. */
    static boolean isMistakenFor(String name, String option) {
        return mistakes(name.toLowerCase(Locale.ROOT), option.toLowerCase(Locale.ROOT))
                <= Math.min(MISTAKES, option.length() / 3);
    }

    /** The Levenshtein distance of two names. */
    private static int mistakes(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
