package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.body.SyncInput;
import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.connect.ClientLease;
import com.cognipeer.camel.contacts.connect.Connection;
import com.cognipeer.camel.contacts.connect.SharedClients;
import com.cognipeer.camel.contacts.connect.WholeLists;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.ownwrites.OwnWriteLog;
import com.cognipeer.camel.contacts.sync.ContactUpsert;
import com.cognipeer.camel.contacts.sync.SingleWrite;
import com.cognipeer.camel.contacts.sync.SyncRun;
import com.cognipeer.camel.contacts.sync.SyncSettings;
import com.cognipeer.camel.contacts.sync.WriteListener;
import com.cognipeer.camel.contacts.watch.SyncWatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the operation that a message asks for. It holds no thread while it waits for the answer. */
public class CognipeerContactsProducer extends DefaultAsyncProducer {

    private static final Logger LOG = LoggerFactory.getLogger(CognipeerContactsProducer.class);

    private final WholeLists lists = new WholeLists(this::clientForAPage);
    private ProducerOptions options;
    private Connection connection;
    private MessageReader messages;
    private WriteListener listener;
    private volatile ClientLease lease;

    public CognipeerContactsProducer(CognipeerContactsEndpoint endpoint) {
        super(endpoint);
    }

    /** Without the query of the URI, which may name a person. */
    @Override
    public String toString() {
        return "Producer[" + getEndpoint() + "]";
    }

    @Override
    public CognipeerContactsEndpoint getEndpoint() {
        return (CognipeerContactsEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        options = getEndpoint().producerOptions();
        OptionCheck.check(options);
        warnOfUnreadOptions();
        connection = getEndpoint().getComponent().connection(getEndpoint().getConfiguration());
        messages = new MessageReader(options);
        listener = options.ownWrites() ? ownWrites() : WriteListener.NONE;
        lease = clients().acquire(connection, getEndpoint().requestCounters());
        if (options.operation() == ContactsOperation.sync && !options.dryRun()) {
            getEndpoint().syncWatch().started();
        }
        getEndpoint()
                .producerHealth()
                .started(clients(), connection, getEndpoint().getComponent().isHealthCheckProducerEnabled());
    }

    private OwnWriteLog ownWrites() throws Exception {
        OwnWriteLog log = OwnWriteLog.of(
                getEndpoint().getCamelContext(), connection.settings().baseUrl());
        StateRepository<String, String> repository =
                getEndpoint().getConfiguration().getStateRepository();
        if (repository != null) {
            getEndpoint().getCamelContext().addService(repository, true, true);
            log.share(repository);
        }
        return log;
    }

    private void warnOfUnreadOptions() {
        List<String> unread = EndpointOption.unreadBy(options.operation(), getEndpoint()::value);
        if (!unread.isEmpty()) {
            LOG.warn(
                    "Options {} of cognipeer-contacts:{} have an effect only on messages whose header {} asks "
                            + "for another operation",
                    unread,
                    options.operation(),
                    CognipeerContactsConstants.OPERATION);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (lease != null) {
            getEndpoint().producerHealth().stopped();
            lease.close();
            lease = null;
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Reply> reply;
        try {
            reply = send(exchange.getMessage());
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        reply.whenComplete((value, failure) -> clients().threads().route(() -> {
            conclude(exchange, value, failure);
            callback.done(false);
        }));
        return false;
    }

    private CompletableFuture<Reply> send(Message message) {
        ClientLease held = lease;
        if (held == null) {
            throw new IllegalStateException("The producer of " + getEndpoint().getEndpointBaseUri() + " is stopped");
        }
        ContactsClient client = held.client();
        return switch (messages.operation(message)) {
            case create -> write(client).create(messages.newContact(message)).thenApply(Reply::contact);
            case get -> get(client, messages.identity(message));
            case update -> update(client, messages.change(message));
            case list -> list(client, messages.query(message));
            case upsert -> upsert(client, messages.upsert(message));
            case sync -> sync(held, message);
        };
    }

    private CompletableFuture<Reply> upsert(ContactsClient client, ContactUpsert wanted) {
        SingleWrite write = write(client);
        return (options.dryRun() ? write.rehearseUpsert(wanted) : write.upsert(wanted)).thenApply(Reply::upserted);
    }

    private CompletableFuture<Reply> sync(ClientLease held, Message message) {
        SyncSettings settings = messages.sync(message);
        SyncInput input = SyncInput.of(message);
        SyncWatch watch = getEndpoint().syncWatch();
        SyncRun run = new SyncRun(
                held.client(),
                settings,
                input.contacts(),
                contact -> messages.contact(contact, message),
                clients().threads()::runBlocking,
                listener,
                () -> held.isClosed() || clients().isStopping(),
                watch::progressed,
                lists::every);
        return watch.start(run, clients().threads())
                .whenComplete((report, failure) -> input.ended(report, unwrapped(failure)))
                .thenApply(Reply::synced);
    }

    private CompletableFuture<Reply> get(ContactsClient client, ContactIdentity identity) {
        var answer = client.get(identity);
        return switch (options.onNotFound()) {
            case fail -> answer.thenApply(Reply::contact);
            case empty -> answer.thenApply(Reply::found).exceptionally(CognipeerContactsProducer::notFound);
        };
    }

    private CompletableFuture<Reply> update(ContactsClient client, ContactChange change) {
        return write(client).update(change.identity(), change.fields()).thenApply(Reply::contact);
    }

    private SingleWrite write(ContactsClient client) {
        return new SingleWrite(
                client, options.validateEmail(), listener, clients().threads()::runBlocking);
    }

    private CompletableFuture<Reply> list(ContactsClient client, ContactQuery query) {
        return options.fetchAll()
                ? lists.begin(client, query, Reply::everything)
                : client.list(query).thenApply(Reply::page);
    }

    /** A list may ask for pages when its producer is already stopped: Camel stops a producer that is not cached at once. */
    private ClientLease clientForAPage() {
        if (!getEndpoint().getComponent().isRunAllowed()) {
            throw new IllegalStateException("The component is stopped, and no more pages of its contacts can be read");
        }
        return clients().acquire(connection, getEndpoint().requestCounters());
    }

    /** Only a 404 of the API itself means that the contact does not exist. A wrong base URL gives a 404 too. */
    private static Reply notFound(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof ContactNotFoundException answer && answer.isSaidByTheApi()) {
            return Reply.notFound(answer);
        }
        throw new CompletionException(cause);
    }

    /** Completes an exchange. No other place completes one whose request went out. */
    private static void conclude(Exchange exchange, Reply reply, Throwable failure) {
        if (failure == null) {
            reply.writeTo(exchange);
        } else {
            exchange.setException(unwrapped(failure));
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private SharedClients clients() {
        return getEndpoint().getComponent().clients();
    }
}
