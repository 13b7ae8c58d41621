package com.cognipeer.camel.contacts.connect;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.http.HttpTransport;
import com.cognipeer.camel.contacts.client.operation.HttpContactsClient;
import com.cognipeer.camel.contacts.connect.KeyQuotas.KeyQuota;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A client that one holder uses until it closes the lease. Its connections and the quota of its key are shared. */
public final class ClientLease implements AutoCloseable {

    private final HttpContactsClient client;
    private final HttpTransport transport;
    private final KeyQuota quota;
    private final boolean forPolls;
    private final Consumer<ClientLease> atClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param forPolls whether a stop of the context leaves the waits of this client to the stop of its consumer
     * @param atClose  forgets the lease
     */
    ClientLease(
            HttpContactsClient client,
            HttpTransport transport,
            KeyQuota quota,
            boolean forPolls,
            Consumer<ClientLease> atClose) {
        this.client = client;
        this.transport = transport;
        this.quota = quota;
        this.forPolls = forPolls;
        this.atClose = atClose;
    }

    public ContactsClient client() {
        return client;
    }

    /** The context stops: operations that wait for the quota or before a retry fail now. */
    void endWaits() {
        if (!forPolls) {
            client.endWaits();
        }
    }

    /** For how long the quota lets no request out; zero where a request may test whether that is over. */
    public Duration quietFor() {
        return quota.budget().quietFor();
    }

    /** Forgets that the quota is used up. A start is a reason to ask the server again. */
    public void endQuiet() {
        if (quota.budget().isQuiet()) {
            quota.budget().forget();
        }
    }

    /** Whether the lease is closed. A stop of the component closes it before it stops the producers. */
    public boolean isClosed() {
        return closed.get();
    }

    /** Ends the requests under way and gives the client back. Another call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            client.close();
            atClose.accept(this);
            transport.close();
        }
    }
}
