package com.cognipeer.camel.contacts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** The dispensers of a component, one for each URI: polling consumers come and go with a call, and share it. */
final class PolledContacts {

    private final Map<String, ContactDispenser> dispensers = new HashMap<>();
    private boolean stopped;

    /**
     * The dispenser of an endpoint's contacts, for one more user.
     *
     * @throws IllegalStateException      when a running consumer moves the same position, or that cannot be read
     * @throws RejectedExecutionException when the component is stopped
     */
    synchronized ContactDispenser attach(CognipeerContactsEndpoint endpoint) throws Exception {
        if (stopped || endpoint.getCamelContext().isStopping()) {
            throw new RejectedExecutionException("The component of " + endpoint.getEndpointBaseUri()
                    + " is stopped, and no more contacts can be had from it: start the CamelContext again");
        }
        String uri = endpoint.getEndpointUri();
        ContactDispenser dispenser = dispensers.get(uri);
        if (dispenser == null || !dispenser.attach()) {
            dispenser = ContactDispenser.open(endpoint, ended -> forget(uri, ended));
            dispenser.attach();
            dispensers.put(uri, dispenser);
        }
        return dispenser;
    }

    /** Lets contacts be handed out again after a stop. */
    synchronized void start() {
        stopped = false;
    }

    /** No more contacts are handed out. Those that are out may still be done. */
    void stop() {
        List<ContactDispenser> left;
        synchronized (this) {
            left = List.copyOf(dispensers.values());
            stopped = true;
        }
        left.forEach(ContactDispenser::stop);
    }

    private synchronized void forget(String uri, ContactDispenser ended) {
        dispensers.remove(uri, ended);
    }
}
