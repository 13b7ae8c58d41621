package com.cognipeer.camel.contacts;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Input that can be read only once, of which a sync that was stopped has read some. A redelivery fails again as the sync did:
 * what is left would be synced as if it were everything. Not by marking redelivery as exhausted, with which Camel would pass over
 * onException and the dead letter channel.
 *
 * @param body    the input
 * @param failure what the sync failed with
 */
record SpentInput(Object body, RuntimeException failure) {

    private static final String PROPERTY = "CamelCognipeerContactsSpentInput";

    static void note(Exchange exchange, Object body, Throwable failure) {
        if (failure instanceof RuntimeException known) {
            exchange.setProperty(PROPERTY, new SpentInput(body, known));
        }
    }

    /** Throws what an earlier sync of the message's body failed with, where the body can be read only once. */
    static void refuse(Message message) {
        SpentInput spent = message.getExchange().getProperty(PROPERTY, SpentInput.class);
        if (spent != null && spent.body == message.getBody()) {
            throw spent.failure;
        }
    }
}
