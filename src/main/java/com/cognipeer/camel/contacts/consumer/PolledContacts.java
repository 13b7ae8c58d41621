package com.cognipeer.camel.contacts.consumer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;

/** The dispensers of a component, one for each URI. The polling consumers of a URI share it, as each may serve one call only. */
public final class PolledContacts {

    private final Map<String, ContactDispenser> dispensers = new HashMap<>();
    private boolean stopped;

    /**
     * Gives the dispenser of an endpoint to one more user.
     *
     * @param  opening               opens a dispenser when there is none
     * @throws IllegalStateException      when another running consumer has the position, or the position cannot be read
     * @throws RejectedExecutionException when the component is stopped
     */
    public synchronized ContactDispenser attach(Endpoint endpoint, Opening opening) throws Exception {
        if (stopped || endpoint.getCamelContext().isStopping()) {
            throw new RejectedExecutionException("The component of " + endpoint.getEndpointBaseUri()
                    + " is stopped, and no more contacts can be had from it: start the CamelContext again");
        }
        String uri = endpoint.getEndpointUri();
        ContactDispenser dispenser = dispensers.get(uri);
        if (dispenser == null || !dispenser.attach()) {
            dispenser = opening.open(ended -> forget(uri, ended));
            dispenser.attach();
            dispensers.put(uri, dispenser);
        }
        return dispenser;
    }

    /** Lets contacts be handed out again after a stop. */
    public synchronized void start() {
        stopped = false;
    }

    /** Hands out no more contacts. Those that are out may still be done. */
    public void stop() {
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

    /** Opens a dispenser. */
    public interface Opening {

        /** @param atTheEnd is called when the dispenser has given up its position */
        ContactDispenser open(Consumer<ContactDispenser> atTheEnd) throws Exception;
    }
}
