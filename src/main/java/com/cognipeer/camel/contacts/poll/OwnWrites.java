package com.cognipeer.camel.contacts.poll;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The writes by producers of this component, as far as they are remembered. */
public interface OwnWrites {

    /** The own writes to contacts, by the {@code _id} of the contact. A contact without an own write is left out. */
    Map<String, List<OwnWrite>> find(Collection<String> ids);
}
