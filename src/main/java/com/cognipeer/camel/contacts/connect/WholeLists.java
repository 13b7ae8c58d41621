package com.cognipeer.camel.contacts.connect;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.poll.Answer;
import com.cognipeer.camel.contacts.poll.BelievedTotals;
import com.cognipeer.camel.contacts.poll.ContactIterator;
import com.cognipeer.camel.contacts.poll.PageFeed;
import com.cognipeer.camel.contacts.poll.Position;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.Sweeps;
import com.cognipeer.camel.contacts.poll.WalkSettings;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads all pages of a list. The lists of one producer share what they learn about the server's totals. */
public final class WholeLists {

    private final BelievedTotals totals = new BelievedTotals();
    private final Supplier<ClientLease> clients;

    /** @param clients gives a client for each page after the first, also when the producer is already stopped */
    public WholeLists(Supplier<ClientLease> clients) {
        this.clients = clients;
    }

    /**
     * Asks for the first page of a query at once, and for the others when the reader comes to them.
     *
     * @param reply takes the first page and every contact of the query
     */
    public <T> CompletableFuture<T> begin(
            ContactsClient client,
            ContactQuery query,
            BiFunction<ContactsResponse<ContactPage>, Iterator<Contact>, T> reply) {
        Sweep sweep = query.sort().fields().isEmpty()
                ? snapshot(query.filter(), query.limit())
                : Sweep.numbered(query, totals);
        return client.list(sweep.request().orElseThrow()).thenApply(first -> {
            sweep.accept(Answer.of(first, Instant.now()));
            return reply.apply(first, new ContactIterator(sweep, new LeasedPages(clients)));
        });
    }

    /** Every contact of a filter. @param pages gives the answer to one request, or throws a ContactsException */
    public Iterator<Contact> every(
            ContactFilter filter, int limit, Function<ContactQuery, ContactsResponse<ContactPage>> pages) {
        PageFeed feed = PageFeed.of(query -> Answer.of(pages.apply(query), Instant.now()));
        return new ContactIterator(snapshot(filter, limit), feed);
    }

    private Sweep snapshot(ContactFilter filter, int limit) {
        return Sweeps.snapshots(WalkSettings.snapshot(filter, limit), totals).begin(Position.START);
    }
}
