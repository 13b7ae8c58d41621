package com.cognipeer.camel.contacts.address;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.util.StringHelper;

/** The names of the values that a Kamelet of this jar is given. Camel ignores those that the Kamelet does not have. */
final class KameletNames {

    /** The values that Camel gives to each Kamelet itself, or uses itself. */
    private static final Set<String> CAMEL_S =
            Set.of("templateId", "routeId", "uuid", "location", "noErrorHandler", "bridgeErrorHandler");

    /** So many letters may be wrong in a name that is taken for a misspelt one; Camel may have others of its own. */
    private static final int MISTAKES = 2;

    private KameletNames() {}

    /**
     * @param taken   the names of the options that the Kamelet has and that were given a value
     * @param options the names of all options of an endpoint
     * @throws IllegalArgumentException when a name is that of an option which the Kamelet does not have, or almost
     */
    static void check(String kamelet, Set<String> given, Set<String> taken, Set<String> options) {
        for (String spelling : given) {
            // Camel adds each name with dashes as well.
            String name = StringHelper.dashToCamelCase(spelling);
            if (taken.contains(name) || CAMEL_S.contains(name)) {
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

    /** Whether one name is a slip of the pen for the other. */
    static boolean isMistakenFor(String name, String option) {
        return mistakes(name.toLowerCase(Locale.ROOT), option.toLowerCase(Locale.ROOT))
                <= Math.min(MISTAKES, option.length() / 3);
    }

    /** How many letters must be inserted, left out or replaced to make one of the other. */
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
