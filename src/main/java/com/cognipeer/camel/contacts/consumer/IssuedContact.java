package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.poll.Handout;
import com.cognipeer.camel.contacts.poll.Handouts;
import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.support.SynchronizationAdapter;

/** A contact that was handed out. Camel calls this when the exchange that works on the contact has ended. */
final class IssuedContact extends SynchronizationAdapter {

    private final Handouts.Place place;
    private final Conclusion conclusion;
    private final long since = System.nanoTime();
    private boolean concluded;

    IssuedContact(Handouts.Place place, Conclusion conclusion) {
        this.place = place;
        this.conclusion = conclusion;
    }

    Handouts.Place place() {
        return place;
    }

    Handout handout() {
        return place.handout();
    }

    /** When it was handed out, as {@link System#nanoTime()}. */
    long since() {
        return since;
    }

    /** False when it was concluded before. Called by one thread at a time. */
    boolean concludeOnce() {
        boolean first = !concluded;
        concluded = true;
        return first;
    }

    @Override
    public void onComplete(Exchange exchange) {
        conclusion.conclude(this, exchange, ExchangeFailure.of(exchange));
    }

    @Override
    public void onFailure(Exchange exchange) {
        Exception failure = ExchangeFailure.of(exchange);
        conclusion.conclude(this, exchange, failure == null ? new RollbackExchangeException(exchange) : failure);
    }

    /** Last, as any other completion of the exchange may still fail it. */
    @Override
    public int getOrder() {
        return LOWEST;
    }

    /** Takes the end of an exchange. */
    interface Conclusion {

        /** @param failure why the contact is not done; null when it is */
        void conclude(IssuedContact contact, Exchange exchange, Exception failure);
    }
}
