package com.cognipeer.camel.contacts.client;

/**
 * Names the operation that a route asked for in the failure of one of its steps. A route that asks for an upsert would otherwise
 * read that an update has failed, and no such operation is in the route.
 */
public final class FailedStep {

    private FailedStep() {}

    /**
     * @param operation the operation that the route asked for
     * @param step      the failure of a step, which nobody else has seen yet; its own message names the step
     */
    public static ContactsException of(String operation, ContactsException step) {
        return step.withOperation(operation);
    }
}
