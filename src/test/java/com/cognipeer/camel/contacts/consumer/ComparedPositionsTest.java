package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import com.cognipeer.camel.contacts.state.CompareAndSetStateRepository;
import java.nio.file.Path;
import java.util.ConcurrentModificationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that compares before it stores keeps a position that somebody else has moved. */
class ComparedPositionsTest extends PolledRouteTest {

    @TempDir
    Path directory;

    private CompareAndSetStateRepository store;

    @BeforeEach
    void consume() throws Exception {
        store = new AtomicFileStateRepository(directory.resolve("positions").toFile());
        context.getRegistry().bind("store", store);
        insert("1", "2", "3", "4");
        clock.goOnBy(TEN_SECONDS);
        context.addRoutes(polled(
                ROUTE, "mode=changes&maxMessagesPerPoll=1&stateKey=mine&stateRepository=#store&startScheduler=false"));
    }

    @Test
    void aPositionThatAnotherConsumerMovedStaysAndTheNextPollBeginsThere() throws Exception {
        poll();
        poll();
        String ofAnother = store.getState("mine");
        poll();
        store.setState("mine", ofAnother);

        Poll lost = poll();

        assertThat(lost.names()).containsExactly("4");
        assertThat(lost.failure())
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessage(
                        "The position under the stateKey 'mine' is not the one any more that this consumer has read:"
                                + " another consumer moves it, or it was reset. Give each consumer its own stateKey, or run only"
                                + " one of them, e.g. under master:");
        assertThat(store.getState("mine")).isEqualTo(ofAnother);
        assertThat(poll().names()).containsExactly("3");
    }

    @Test
    void aPositionThatWasRemovedIsNotStoredAgain() throws Exception {
        poll();
        store.setState("mine", null);

        Poll lost = poll();

        assertThat(lost.failure()).isInstanceOf(ConcurrentModificationException.class);
        assertThat(store.getState("mine")).isNull();
        assertThat(poll().names()).containsExactly("1");
    }
}
