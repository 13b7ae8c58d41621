package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.cognipeer.camel.contacts.poll.Answer;
import com.cognipeer.camel.contacts.poll.BelievedTotals;
import com.cognipeer.camel.contacts.poll.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepProgressTest {

    private static final int CONTACTS = 100;

    private final Logger logger =
            (Logger) LogManager.getLogger("com.cognipeer.camel.contacts.CognipeerContactsConsumer");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AbstractAppender capture = new AbstractAppender("report", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
        }
    };

    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();
    private final SweepProgress report = new SweepProgress("Consumer of route a", () -> nanos);
    private final Sweep sweep = Sweep.numbered(
            new ContactQuery(1, CONTACTS, ContactFilter.ALL, ContactSort.parse("name:1")), new BelievedTotals());

    @BeforeEach
    void begin() {
        capture.start();
        logger.addAppender(capture);
        report.begin();
        report.requested(1);
        sweep.accept(new Answer(
                new ContactPage(
                        IntStream.range(0, CONTACTS)
                                .mapToObj(number -> new Contact(Map.of("_id", "" + number)))
                                .toList(),
                        250,
                        1,
                        CONTACTS),
                null,
                null));
        report.accepted(sweep);
    }

    @AfterEach
    void stop() {
        logger.removeAppender(capture);
    }

    @Test
    void aSweepOfLessThanTenSecondsTellsNothingOnItsWay() {
        route(10, Duration.ofMillis(900));

        assertThat(lines).isEmpty();
    }

    @Test
    void everyTenSecondsTheProgressAndThePaceAreTold() {
        route(45, Duration.ofSeconds(1));

        assertThat(lines)
                .containsExactly(
                        "Consumer of route a: 10 of 250 contacts done, 60 a minute",
                        "Consumer of route a: 20 of 250 contacts done, 60 a minute",
                        "Consumer of route a: 30 of 250 contacts done, 60 a minute",
                        "Consumer of route a: 40 of 250 contacts done, 60 a minute");
    }

    @Test
    void thePaceIsThatSinceTheLineBefore() {
        route(20, Duration.ofSeconds(1));
        route(20, Duration.ofMillis(500));

        assertThat(lines).last().isEqualTo("Consumer of route a: 40 of 250 contacts done, 120 a minute");
    }

    @Test
    void theTimeBetweenTwoPollsIsNoProgress() {
        route(5, Duration.ofSeconds(1));
        nanos += Duration.ofHours(1).toNanos();
        report.begin();
        route(9, Duration.ofSeconds(1));
        assertThat(lines).isEmpty();

        route(1, Duration.ofSeconds(1));

        assertThat(lines).containsExactly("Consumer of route a: 15 of 250 contacts done, 60 a minute");
        assertThat(report.contacts()).isEqualTo(15);
        assertThat(report.polls()).isEqualTo(2);
    }

    @Test
    void theEndIsToldWithAllFiguresAndTheNextSweepStartsFromZero() {
        route(3, Duration.ofSeconds(1));
        report.finished(sweep, "in 60 s");

        assertThat(lines)
                .containsExactly("Consumer of route a: sweep done, walk numbers (the option sort is set), 3 contacts,"
                        + " 1 pages, 1 requests, 3000 ms, watermark none, next poll in 60 s");
        assertThat(report.completed()).isOne();
        assertThat(report.isUnderWay()).isFalse();
        report.begin();
        assertThat(List.of(report.contacts(), report.pages(), report.requests(), report.matching()))
                .containsOnly(0L);
    }

    private void route(int contacts, Duration each) {
        for (int number = 0; number < contacts; number++) {
            nanos += each.toNanos();
            sweep.advance();
            report.routed(sweep);
        }
    }
}
