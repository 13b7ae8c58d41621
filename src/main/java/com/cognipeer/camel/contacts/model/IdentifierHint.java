package com.cognipeer.camel.contacts.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the place of the identifier in a contact that seems to have none. It may be in a field with nearly the right name, or
 * in a list or an object, as in the answer of a server. The hint repeats no name that may be a value, such as an address.
 */
public final class IdentifierHint {

    private static final int MAX_DEPTH = 5;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,39}");

    private static final Pattern HEADING = Pattern.compile("[A-Za-z_][^@]{0,39}");
    private static final Set<String> KEYS = Set.of(
            "id",
            "uid",
            "uuid",
            "guid",
            "key",
            "externalid",
            "contactid",
            "customerid",
            "customernumber",
            "userid",
            "recordid",
            "crmid");

    /** Lists and objects that the API documents; they hold no identifiers. */
    private static final Set<String> OF_A_CONTACT = Set.of("tags", "properties", "metadata");

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<String, Set<String>> SPELLINGS = Map.of(
            Contact.EMAIL, Set.of("email", "emails", "emailaddress", "emailaddr", "mail", "mailaddress"),
            Contact.INTEGRATION_ID, Set.of("integrationid", "integrationids", "integrationidentifier"));

    private IdentifierHint() {}

    /**
     * @param  contact the given contact
     * @param  fields  the names of the identifiers
     * @return         the change to make, beginning with "; "; empty when no field looks like an identifier
     */
    public static String of(Contact contact, Collection<String> fields) {
        List<String> hints = new ArrayList<>();
        for (String field : fields) {
            addMisspelt(hints, contact, field);
        }
        if (hints.isEmpty()) {
            addNested(hints, contact, fields, "", 1);
        }
        if (hints.isEmpty()) {
            addSimilar(hints, contact, fields);
        }
        return hints.isEmpty() ? "" : "; " + String.join("; ", hints);
    }

    private static void addMisspelt(List<String> hints, Contact contact, String field) {
        for (String name : contact.keySet()) {
            if (!name.equals(field) && SPELLINGS.get(field).contains(lettersOf(name))) {
                hints.add("it has `" + name + "`; the field is `" + field + "`");
                return;
            }
        }
    }

    /** Finds a field with an address whose name contains "mail", and a field that other systems use for their ids. */
    private static void addSimilar(List<String> hints, Contact contact, Collection<String> fields) {
        contact.forEach((name, value) -> {
            String letters = lettersOf(name);
            if (!HEADING.matcher(name).matches() || fields.contains(name) || !Contact.isWritable(name)) {
                return;
            }
            if (fields.contains(Contact.EMAIL) && letters.contains("mail") && isAddress(value)) {
                hints.add("it has `" + name + "`; the field is `" + Contact.EMAIL + "`");
            } else if (fields.contains(Contact.INTEGRATION_ID) && KEYS.contains(letters)) {
                hints.add("it has `" + name + "`: call it `" + Contact.INTEGRATION_ID + "` if it identifies the "
                        + "contact");
            }
        });
    }

    private static boolean isAddress(Object value) {
        return value instanceof CharSequence text
                && EmailAddress.defectOf(Blanks.off(text.toString())).isEmpty();
    }

    private static String lettersOf(String name) {
        return NO_LETTER.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static void addNested(
            List<String> hints, Map<?, ?> object, Collection<String> fields, String path, int depth) {
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            if (!(entry.getKey() instanceof String name) || !NAME.matcher(name).matches()) {
                continue;
            }
            String inner = path.isEmpty() ? name : path + "." + name;
            if (OF_A_CONTACT.contains(name)) {
                continue;
            }
            Object value = JavaValues.inside(entry.getValue());
            if (value instanceof Collection<?> list && holdsObjects(list)) {
                hints.add("it has a list `" + inner + "`: give that, " + how(inner));
            } else if (value instanceof Map<?, ?> nested) {
                if (fields.stream().anyMatch(nested::containsKey)) {
                    hints.add("it has a contact `" + inner + "`: give that, " + how(inner));
                } else if (depth < MAX_DEPTH) {
                    addNested(hints, nested, fields, inner, depth + 1);
                }
            }
        }
    }

    private static boolean holdsObjects(Collection<?> list) {
        return list.isEmpty() || JavaValues.isObject(list.iterator().next());
    }

    private static String how(String path) {
        return "with simple as ${body[" + path.replace(".", "][") + "]} where the body is a Map, or with jsonpath as $."
                + path;
    }
}
