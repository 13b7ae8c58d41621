package com.cognipeer.camel.contacts.state;

import java.util.Collection;
import java.util.List;

/** The own writes to the contacts of one server, which all processes share. Threads may share it. */
public interface OwnWriteRows {

    /**
     * Remembers a write for about a day.
     *
     * @throws RuntimeException when it cannot be stored
     */
    void add(OwnWriteRow row);

    /**
     * The writes to these contacts, in any order.
     *
     * @throws RuntimeException when they cannot be read
     */
    List<OwnWriteRow> find(Collection<String> contactIds);
}
