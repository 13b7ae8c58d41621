package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.route.TestClock;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Both sides of a history, and by what it is decided and told.
 *
 * @param freeIds         the ids of customers who are gone on one side, so that the id may be used again
 * @param sharedAddresses the addresses of customers that somebody has given to a contact
 */
record Scene(
        Random random,
        TestClock clock,
        ContactsSandbox sandbox,
        CrmDesk crm,
        Judge judge,
        Tally tally,
        Story story,
        TypedValues values,
        List<String> freeIds,
        Set<String> sharedAddresses) {

    /** After all clocks of this machine: a customer parked by the database's clock waits for a later change. */
    private static final Instant MORNING = Instant.parse("2040-03-02T08:00:00Z");

    static Scene of(long seed, DataSource database) {
        Random random = new Random(seed);
        TestClock clock = new TestClock(MORNING);
        ContactsSandbox sandbox =
                ContactsSandbox.builder().clock(clock).seed(seed).start();
        CrmDesk crm = new CrmDesk(database);
        Tally tally = new Tally();
        Story story = new Story(clock);
        Judge judge = new Judge(sandbox, crm, tally, story);
        TypedValues values = new TypedValues(random, judge.verdicts.origins);
        return new Scene(random, clock, sandbox, crm, judge, tally, story, values, new ArrayList<>(), new HashSet<>());
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** @param most in milliseconds; often the clock does not move at all */
    void letTimePass(int most) {
        clock.goOnBy(Duration.ofMillis(percent(20) ? 0 : random.nextInt(most)));
    }
}
