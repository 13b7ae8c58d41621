package com.cognipeer.camel.contacts.connect;

import com.cognipeer.camel.contacts.poll.PageFeed;
import com.cognipeer.camel.contacts.poll.PageSource;
import com.cognipeer.camel.contacts.poll.Pages;
import com.cognipeer.camel.contacts.poll.Sweep;
import java.util.function.Supplier;

/**
 * The pages of a walk that outlives its producer. Camel stops a producer that is not cached, and ends the exchange of an
 * enricher, before the walk really begins. Each request takes a client of its own and gives it back, so a walk that nobody
 * reads to its end holds nothing.
 */
final class LeasedPages implements PageFeed {

    private final Supplier<ClientLease> clients;
    private volatile ClientLease underWay;

    LeasedPages(Supplier<ClientLease> clients) {
        this.clients = clients;
    }

    @Override
    public void feed(Sweep sweep) {
        try (ClientLease lease = clients.get()) {
            underWay = lease;
            new Pages(sweep, PageSource.of(lease.client())).bring();
        } finally {
            underWay = null;
        }
    }

    @Override
    public void cancel() {
        ClientLease lease = underWay;
        if (lease != null) {
            lease.close();
        }
    }
}
