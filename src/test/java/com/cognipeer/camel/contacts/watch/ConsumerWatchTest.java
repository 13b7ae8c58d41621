package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.cognipeer.camel.contacts.poll.BelievedTotals;
import com.cognipeer.camel.contacts.poll.Sweep;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsumerWatchTest {

    private final ConsumerWatch watch =
            new ConsumerWatch("Consumer of route a", null, System::nanoTime, () -> Duration.ZERO, null);
    private final Sweep sweep =
            Sweep.numbered(new ContactQuery(1, 10, ContactFilter.ALL, ContactSort.NONE), new BelievedTotals());

    @Test
    void aContactThatFailsAndIsDoneIsASkippedOne() {
        watch.began(sweep);
        watch.contactSkipped();
        watch.routed(sweep, null);
        watch.routed(sweep, null);

        assertThat(watch.counts().contactsSkipped()).isOne();
        assertThat(watch.counts().contactsRouted()).isOne();
    }

    @Test
    void aSkipThatIsNotDoneSaysNothingOfTheNextPoll() {
        watch.began(sweep);
        watch.contactSkipped();
        watch.failed(new IllegalStateException("before the contact was done"));
        watch.began(sweep);
        watch.routed(sweep, null);

        assertThat(watch.counts().contactsSkipped()).isZero();
        assertThat(watch.counts().contactsRouted()).isOne();
    }
}
