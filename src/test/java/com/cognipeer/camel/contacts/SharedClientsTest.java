package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedClientsTest {

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
    void theSameSettingsShareAClient() {
        assertThat(clients.acquire(settings("pat_a"))).isSameAs(clients.acquire(settings("pat_a")));
    }

    @Test
    void anotherTokenIsAnotherClient() {
        assertThat(clients.acquire(settings("pat_a"))).isNotSameAs(clients.acquire(settings("pat_b")));
    }

    @Test
    void aClientLivesUntilItsLastUserIsGone() {
        ContactsClient first = clients.acquire(settings("pat_a"));
        clients.acquire(settings("pat_a"));

        clients.release(settings("pat_a"));
        assertThatThrownBy(() -> first.get(new ContactIdentity("a@b", null)).join())
                .hasMessageNotContaining("was stopped");

        clients.release(settings("pat_a"));
        assertThatThrownBy(() -> first.get(new ContactIdentity("a@b", null)).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(ContactsTransportException.class)
                .hasMessageContaining("the endpoint was stopped before an answer came");
    }

    @Test
    void aReleaseTooManyChangesNothing() {
        clients.release(settings("pat_a"));

        assertThat(clients.acquire(settings("pat_a"))).isNotNull();
    }

    @Test
    void whatIsToBeRoutedDuringAStopIsStillRun() {
        clients.acquire(settings("pat_a"));
        clients.stop();
        AtomicInteger runs = new AtomicInteger();

        clients.route(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    @Test
    void clientsCanBeHadAgainAfterAStop() {
        ContactsClient before = clients.acquire(settings("pat_a"));
        clients.stop();

        assertThat(clients.acquire(settings("pat_a"))).isNotNull().isNotSameAs(before);
    }

    /** Nobody listens on port 1, so a request that is sent is refused at once. */
    private static ClientSettings settings(String token) {
        CognipeerContactsConfiguration configuration = new CognipeerContactsConfiguration();
        configuration.setBaseUrl("http://127.0.0.1:1/v1");
        configuration.setToken(token);
        return ConnectionOptions.settings(configuration, null);
    }
}
