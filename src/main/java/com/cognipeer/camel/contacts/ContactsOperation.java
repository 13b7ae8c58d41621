package com.cognipeer.camel.contacts;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What can be done with contacts; the names are those of the endpoint path and of the operation header. */
public enum ContactsOperation {
    /** Creates a contact. */
    create,
    /** Reads one contact. */
    get,
    /** Changes fields of one contact. */
    update,
    /** Lists contacts; the only one that also consumes. */
    list,
    /** Changes one contact, and creates it where there is none. */
    upsert,
    /** Stores many contacts: asks in chunks what exists, and writes only what differs. */
    sync;

    /**
     * The operation of that name, without regard to case.
     *
     * @throws IllegalArgumentException when there is none, with the names there are
     */
    public static ContactsOperation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown operation" + shown(name) + ", must be one of "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** A word that could have been meant as an operation; anything else may be data that went astray. */
    private static String shown(String name) {
        return name != null && name.matches("[A-Za-z-]{1,30}") ? " '" + name + "'" : "";
    }
}
