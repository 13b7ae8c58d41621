package com.cognipeer.camel.contacts.docs;

import static java.util.stream.Collectors.joining;

import com.cognipeer.camel.contacts.model.Contact;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of the fields of a contact: names and meanings stand here, types and methods are those of {@link Contact}. */
final class ContactFields {

    static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("_id", "The server's own id. Each contact of the API has one.");
        MEANINGS.put("workspaceId", "The workspace of the contact.");
        MEANINGS.put("email", "The e-mail address, an identifier.");
        MEANINGS.put("integrationId", "The key of the contact in another system, an identifier.");
        MEANINGS.put("name", "The name.");
        MEANINGS.put("phone", "The telephone number.");
        MEANINGS.put("status", "A text such as `active`. The API documents no list of values.");
        MEANINGS.put("tags", "Labels. An update replaces the whole list.");
        MEANINGS.put("properties", "Your own fields, as an object. An update replaces the whole object.");
        MEANINGS.put("metadata", "More of your own fields, as `properties`.");
        MEANINGS.put(
                "peerId",
                "By its name the id of a peer: the vendor calls its AI assistants peers. The API documents no more of it.");
        MEANINGS.put("deleted", "Whether the contact is marked as deleted.");
        MEANINGS.put("createdDate", "The time of its creation. `createdAt()` gives an `Optional<Instant>`.");
        MEANINGS.put("modifiedDate", "The time of its last change. `modifiedAt()` gives an `Optional<Instant>`.");
    }

    private ContactFields() {}

    static String table() {
        return MEANINGS.entrySet().stream()
                .map(field -> row(field.getKey(), field.getValue()))
                .collect(joining(
                        "",
                        "[width=\"100%\",cols=\"3,2,2,4,5\",options=\"header\"]\n|===\n|Field |Type |Set by |Methods |Meaning\n\n",
                        "|===\n"));
    }

    private static String row(String field, String meaning) {
        Method getter = method("get", field);
        boolean ofServer = Contact.SERVER_FIELDS.contains(field);
        String methods = "`" + getter.getName() + "()`"
                + (ofServer ? "" : ", `" + method("set", field).getName() + "(…)`");
        return "|" + AsciiDoc.code(field) + " |" + type(getter) + " |" + (ofServer ? "the server" : "you") + " |"
                + methods + " |"
                + AsciiDoc.escaped(meaning.replace("`", "\u0000")).replace("\u0000", "`") + "\n";
    }

    private static Method method(String prefix, String field) {
        String name = prefix
                + Character.toUpperCase(field.replace("_", "").charAt(0))
                + field.replace("_", "").substring(1);
        List<Method> found = Arrays.stream(Contact.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "Contact has " + found.size() + " methods " + name + " for the field " + field);
        }
        return found.get(0);
    }

    private static String type(Method getter) {
        return switch (getter.getReturnType().getSimpleName()) {
            case "String" -> "text";
            case "Boolean" -> "true or false";
            case "List" -> "list of texts";
            case "Map" -> "object";
            default -> throw new IllegalStateException("Say how a page names the type of " + getter);
        };
    }
}
