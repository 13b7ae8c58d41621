package com.cognipeer.camel.contacts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dispensers of a component, one for each URI: polling consumers come and go with a call, and share it. */
final class PolledContacts {

    private final Map<String, ContactDispenser> dispensers = new HashMap<>();

    /**
     * The dispenser of an endpoint's contacts, for one more user.
     *
     * @throws IllegalStateException when a running consumer moves the same position, or that cannot be read
     */
    synchronized ContactDispenser attach(CognipeerContactsEndpoint endpoint) throws Exception {
        String uri = endpoint.getEndpointUri();
        ContactDispenser dispenser = dispensers.get(uri);
        if (dispenser == null || !dispenser.attach()) {
            dispenser = ContactDispenser.open(endpoint, ended -> forget(uri, ended));
            dispenser.attach();
            dispensers.put(uri, dispenser);
        }
        return dispenser;
    }

    /** Ends them all: what is still out is handed out again by the next start. */
    void stop() {
        List<ContactDispenser> left;
        synchronized (this) {
            left = List.copyOf(dispensers.values());
        }
        left.forEach(dispenser -> dispenser.end(true));
    }

    private synchronized void forget(String uri, ContactDispenser ended) {
        dispensers.remove(uri, ended);
    }
}
