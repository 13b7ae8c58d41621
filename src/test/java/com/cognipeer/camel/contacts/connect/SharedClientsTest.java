package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.Connections;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultExecutorServiceManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedClientsTest {

    private static final ContactIdentity ADA = new ContactIdentity("ada@example.com", null);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SharedClients clients = new SharedClients(this, camel);

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        clients.stop();
        camel.stop();
    }

    @Test
    void theSameSettingsShareTheirConnections() {
        use(client("pat_a"));
        long reactors = reactors();

        use(client("pat_a"));

        assertThat(reactors()).isLessThanOrEqualTo(reactors);
    }

    @Test
    void anotherTokenSharesThemToo() {
        use(client("pat_a"));
        long reactors = reactors();

        use(client("pat_b"));

        assertThat(reactors()).isEqualTo(reactors);
    }

    @Test
    void anotherHookIdBaseUrlOrRequestTimeoutSharesThemToo() {
        use(client("pat_a"));
        long reactors = reactors();

        use(client(options -> options.setHookId("another")));
        use(client(options -> options.setBaseUrl("http://localhost:1/another")));
        use(client(options -> options.setRequestTimeout(1234)));
        use(client(options -> options.setMaxResponseSize(1234)));

        assertThat(reactors()).isEqualTo(reactors);
    }

    @Test
    void connectionsOfAnotherKindAreNotShared() throws Exception {
        use(client("pat_a"));
        long reactors = reactors();

        use(client(options -> options.setConnectTimeout(1234)));
        use(client(options -> {
            options.setProxyHost("127.0.0.1");
            options.setProxyPort(1);
        }));
        use(clients.acquire(connection("pat_a", options -> {}, SSLContext.getDefault()), RequestObserver.NONE)
                .client());

        assertThat(reactors()).isEqualTo(reactors + 3);
    }

    @Test
    void everyShareIsAClientOfItsOwnWhichItsEndLeavesToTheOthers() {
        ClientLease first = clients.acquire(connection("pat_a"), RequestObserver.NONE);
        ClientLease second = clients.acquire(connection("pat_a"), RequestObserver.NONE);

        first.close();
        first.close();

        assertClosed(first.client());
        assertThatThrownBy(() -> second.client().get(ADA).join()).hasMessageNotContaining("was closed");
    }

    @Test
    void connectionsEndWithTheLastClientOverThem() {
        long before = reactors();
        ClientLease first = clients.acquire(connection("pat_a"), RequestObserver.NONE);
        ClientLease second = clients.acquire(connection("pat_a"), RequestObserver.NONE);

        use(first.client());
        first.close();
        assertThat(reactors()).isGreaterThan(before);
        second.close();

        await().until(() -> reactors() == before);
    }

    @Test
    void aStopEndsEveryClient() {
        ContactsClient client = client("pat_a");

        clients.stop();

        assertClosed(client);
    }

    @Test
    void aShareFromBeforeAStopDoesNotCloseAClientFromAfterIt() {
        ClientLease before = clients.acquire(connection("pat_a"), RequestObserver.NONE);
        clients.stop();
        ClientLease after = clients.acquire(connection("pat_a"), RequestObserver.NONE);

        before.close();

        assertThatThrownBy(() -> after.client().get(ADA).join()).hasMessageNotContaining("was closed");
    }

    @Test
    void whatIsToBeRoutedDuringAStopIsRunOnAnotherThread() {
        clients.acquire(connection("pat_a"), RequestObserver.NONE);
        clients.stop();
        AtomicReference<Thread> thread = new AtomicReference<>();

        clients.threads().route(() -> thread.set(Thread.currentThread()));

        await().until(() -> thread.get() != null);
        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void whatIsToBeRoutedIsRunEvenWhereNoThreadCanBeStarted() {
        camel.setExecutorServiceManager(new DefaultExecutorServiceManager(camel) {
            @Override
            public ExecutorService newCachedThreadPool(Object source, String name) {
                return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    throw new OutOfMemoryError("no thread, as the test wants it");
                });
            }
        });
        SharedClients withoutThreads = new SharedClients(this, camel);
        withoutThreads.acquire(connection("pat_a"), RequestObserver.NONE);
        AtomicReference<Thread> thread = new AtomicReference<>();

        withoutThreads.threads().route(() -> thread.set(Thread.currentThread()));

        assertThat(thread.get()).isSameAs(Thread.currentThread());
        withoutThreads.stop();
    }

    @Test
    void clientsCanBeHadAgainAfterAStop() {
        ContactsClient before = client("pat_a");
        clients.stop();

        assertThat(client("pat_a")).isNotNull().isNotSameAs(before);
    }

    private static void assertClosed(ContactsClient client) {
        assertThatThrownBy(() -> client.get(ADA).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(ContactsTransportException.class)
                .hasMessageContaining("the client was closed before an answer came");
    }

    /** Nobody answers, but the threads that would bring the answer have started. */
    private static void use(ContactsClient client) {
        assertThatThrownBy(() -> client.get(ADA).join()).hasCauseInstanceOf(ContactsTransportException.class);
    }

    /** By their first threads: the others of a reactor start when they like. */
    private static long reactors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("cognipeer-contacts-io-1"))
                .count();
    }

    private ContactsClient client(String token) {
        return clients.acquire(connection(token), RequestObserver.NONE).client();
    }

    private ContactsClient client(Consumer<CognipeerContactsConfiguration> options) {
        return clients.acquire(connection("pat_a", options, null), RequestObserver.NONE)
                .client();
    }

    private static Connection connection(String token) {
        return connection(token, options -> {}, null);
    }

    /** Nobody listens on port 1, so a request that is sent is refused at once. */
    private static Connection connection(
            String token, Consumer<CognipeerContactsConfiguration> options, SSLContext sslContext) {
        CognipeerContactsConfiguration configuration = new CognipeerContactsConfiguration();
        configuration.setBaseUrl("http://127.0.0.1:1/v1");
        configuration.setToken(token);
        configuration.setMaxRetries(0);
        options.accept(configuration);
        return Connections.of(configuration, sslContext);
    }
}
