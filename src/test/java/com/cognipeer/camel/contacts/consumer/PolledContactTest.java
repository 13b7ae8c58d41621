package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.cognipeer.camel.contacts.poll.Answer;
import com.cognipeer.camel.contacts.poll.PageSource;
import com.cognipeer.camel.contacts.poll.Pages;
import com.cognipeer.camel.contacts.watch.ConsumerWatch;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PolledContactTest {

    private static final ContactQuery QUERY = new ContactQuery(1, 2, ContactFilter.ALL, ContactSort.NONE);
    private static final PageSource TWO_CONTACTS = query -> CompletableFuture.completedFuture(new Answer(
            new ContactPage(List.of(new Contact(Map.of("_id", "a")), new Contact(Map.of("_id", "b"))), 2, 1, 2),
            null,
            null));

    private final ContactsPoll poll = poll();
    private final Queue<Object> batch = poll.nextBatch();
    private final PolledContact first = (PolledContact) batch.remove();
    private final PolledContact second = (PolledContact) batch.remove();

    @Test
    void isNotHandedOutBeforeItsTurn() {
        assertThatThrownBy(second::handOut)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the contact is not the current one of its sweep");
        assertThat(first.handOut().contact().getId()).isEqualTo("a");
    }

    @Test
    void isNotDoneBeforeItsTurnAndNotTwice() {
        assertThatThrownBy(second::done).isInstanceOf(IllegalStateException.class);
        first.done();
        assertThatThrownBy(first::done).isInstanceOf(IllegalStateException.class);

        assertThat(poll.routed()).isOne();
        second.done();
        assertThatThrownBy(second::done).isInstanceOf(IllegalStateException.class);
        assertThat(poll.routed()).isEqualTo(2);
    }

    private static ContactsPoll poll() {
        SortedSweeps source = new SortedSweeps(QUERY);
        ConsumerOptions options = new ConsumerOptions(
                "Consumer of a test",
                false,
                QUERY,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                false,
                URI.create("https://api.example/v1"));
        ConsumerWatch watch =
                new ConsumerWatch("Consumer of a test", null, System::nanoTime, () -> Duration.ZERO, null);
        Pages pages = new Pages(source.begin(2), TWO_CONTACTS);
        watch.began(pages.sweep());
        return new ContactsPoll(options, source, pages, 10, () -> true, watch);
    }
}
