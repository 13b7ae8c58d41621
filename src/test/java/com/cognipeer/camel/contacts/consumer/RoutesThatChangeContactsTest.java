package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contact is the route's own: whatever becomes of it there, the poll and its position know nothing of it. */
class RoutesThatChangeContactsTest extends PolledRouteTest {

    private static final Processor SPOIL = exchange -> {
        Contact contact = contactOf(exchange);
        contact.getTags().add("spoilt");
        contact.replaceAll(
                (field, value) -> field.equals(Contact.MODIFIED_DATE) ? "9999-01-01T00:00:00.000Z" : "spoilt");
    };

    private static final Processor CLEAR = exchange -> contactOf(exchange).clear();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyContactOfASnapshotComesOnceAndTheSameAtTheNextPoll(boolean cleared) throws Exception {
        insertTagged("1", "2", "3", "4", "5");
        consume("limit=2&mode=snapshot");
        work = cleared ? CLEAR : SPOIL;

        Poll first = poll();

        assertThat(first.failure()).isNull();
        assertThat(first.names()).containsExactly("1", "2", "3", "4", "5");
        assertThat(poll().routed()).isEqualTo(first.routed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyChangeComesOnce(boolean cleared) throws Exception {
        insertTagged("1", "2", "3", "4", "5");
        clock.goOnBy(TEN_SECONDS);
        consume("limit=2&mode=changes");
        work = cleared ? CLEAR : SPOIL;

        assertThat(poll().names()).containsExactly("1", "2", "3", "4", "5");
        assertThat(poll().names()).isEmpty();
        sandbox.update(idOf("2"), Map.of("name", "2 again"));
        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).containsExactly("2 again");
        assertThat(poll().names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode=snapshot&stateRepository=#positions",
                "mode=changes&stateRepository=#positions",
                "mode=snapshot&sort=name:1"
            })
    void theContactThatFailedComesAgainAsTheApiHasIt(String options) throws Exception {
        insertTagged("1", "2", "3");
        clock.goOnBy(TEN_SECONDS);
        context.addRoutes(polled(ROUTE, "limit=3&startScheduler=false&" + options));
        List<Contact> came = new CopyOnWriteArrayList<>();
        work = exchange -> {
            came.add(contactOf(exchange).copy());
            SPOIL.process(exchange);
            CLEAR.process(exchange);
            if (came.size() == 2) {
                throw new IllegalStateException("failed when it was spoilt");
            }
        };

        assertThat(poll().failure()).isNotNull();
        assertThat(poll().names()).containsExactly("2", "3");
        assertThat(came.get(1)).containsEntry("tags", List.of("a", "b"));
        assertThat(came.get(2)).isEqualTo(came.get(1));
        assertThat(routed.get(2))
                .extracting(Routed::id, Routed::version)
                .containsExactly(routed.get(1).id(), routed.get(1).version());
    }

    @Test
    void aContactThatIsDoneIsHeldByNobody() throws Exception {
        insertTagged("1", "2", "3", "4");
        consume("limit=4&mode=snapshot");
        List<WeakReference<Contact>> done = new CopyOnWriteArrayList<>();
        work = exchange -> {
            // The thread may still hold the contact directly before.
            await().until(() -> {
                System.gc();
                return done.stream().limit(Math.max(0, done.size() - 1)).allMatch(contact -> contact.get() == null);
            });
            done.add(new WeakReference<>(contactOf(exchange)));
        };

        Poll poll = poll();

        assertThat(poll.failure()).isNull();
        assertThat(poll.names()).containsExactly("1", "2", "3", "4");
    }

    private void insertTagged(String... names) {
        for (String name : names) {
            sandbox.insert(Map.of("name", name, "tags", List.of("a", "b")));
            clock.goOnBy(Duration.ofSeconds(1));
        }
    }

    private static Contact contactOf(Exchange exchange) {
        return exchange.getMessage().getBody(Contact.class);
    }
}
