package com.cognipeer.camel.contacts;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The operations. Their names stand in the path of an endpoint and in the operation header. */
public enum ContactsOperation {
    /** Creates a contact. */
    create,
    /** Reads one contact. */
    get,
    /** Changes fields of one contact. */
    update,
    /** Lists contacts. Consumers have this operation too. */
    list,
    /** Changes one contact, or creates it if it does not exist. */
    upsert,
    /** Stores many contacts: looks up in chunks which exist, and writes only the fields that differ. */
    sync;

    /**
     * The operation of that name, in upper or lower case.
     *
     * @throws IllegalArgumentException if no operation has that name; its message has all names
     */
    public static ContactsOperation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown operation" + shown(name) + ", must be one of "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** Shows a word that may be meant as an operation. Any other text may be data, and is not shown. */
    private static String shown(String name) {
        return name != null && name.matches("[A-Za-z-]{1,30}") ? " '" + name + "'" : "";
    }
}
