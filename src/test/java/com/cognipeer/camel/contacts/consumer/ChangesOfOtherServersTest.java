package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.DateComparison;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Servers that do not do what a walk over changes relies on: all changes are routed, or a poll says why not. */
class ChangesOfOtherServersTest {

    private static final List<String> ALL =
            IntStream.range(0, 25).mapToObj(number -> "contact " + number).toList();

    @Nested
    class WithoutRanges extends PolledRouteTest {

        @Override
        protected SandboxBuilder settings(SandboxBuilder builder) {
            return builder.dates(DateComparison.STRING_MISMATCH);
        }

        @Test
        void everythingIsRoutedOnceAndOneWarningNamesThePredicate() throws Exception {
            insert(ALL.toArray(String[]::new));
            clock.goOnBy(TEN_SECONDS);
            try (LogLines log = new LogLines()) {
                consume("mode=changes&limit=10&delay=1h");
                assertThat(poll().names()).containsExactlyInAnyOrderElementsOf(ALL);

                insert("new");
                sandbox.update(idOf("contact 3"), Map.of("name", "contact 3 again"));
                clock.goOnBy(TEN_SECONDS);
                assertThat(poll().names()).containsExactlyInAnyOrder("new", "contact 3 again");
                clock.goOnBy(TEN_SECONDS);
                assertThat(poll().names()).isEmpty();

                assertThat(log.at(Level.WARN))
                        .singleElement()
                        .asString()
                        .contains("Consumer of route polled", "matches nothing with", "$gte", "modifiedDate");
            }
            assertThat(failures.ofPolls).isEmpty();
        }
    }

    @Nested
    class WithoutFilters extends PolledRouteTest {

        @Test
        void everythingIsRoutedWhereNoFilterIsSet() throws Exception {
            sandbox.faults().always(request -> true, Fault.ignoreFilter());
            insert(ALL.toArray(String[]::new));
            clock.goOnBy(TEN_SECONDS);
            consume("mode=changes&limit=10");

            assertThat(poll().names()).containsExactlyInAnyOrderElementsOf(ALL);
            insert("new");
            clock.goOnBy(TEN_SECONDS);
            assertThat(poll().names()).containsExactly("new");
            assertThat(failures.ofPolls).isEmpty();
        }

        @Test
        void aFilterOfTheUsersIsRefusedAsItWouldBeIgnored() throws Exception {
            sandbox.faults().always(request -> true, Fault.ignoreFilter());
            insert(ALL.toArray(String[]::new));
            clock.goOnBy(TEN_SECONDS);
            consume("mode=changes&filter={\"name\":\"contact 1\"}");

            Poll refused = poll();

            assertThat(refused.routed()).isEmpty();
            assertThat(refused.failure())
                    .hasMessageContaining("the server ignores filters")
                    .hasMessageContaining("option filter");
        }
    }

    @Nested
    class WithoutSort extends PolledRouteTest {

        @Test
        void aSortThatIsNotHonouredFailsThePollAndLeavesThePosition() throws Exception {
            insert("ada", "bruno");
            clock.goOnBy(TEN_SECONDS);
            consume("mode=changes");
            poll();
            String before = positions.value();
            insertAt(clock.instant().plusSeconds(3), "late");
            insertAt(clock.instant().plusSeconds(1), "early");
            clock.goOnBy(TEN_SECONDS);
            sandbox.faults().always(request -> true, Fault.ignoreSort());

            Poll failed = poll();

            assertThat(failed.routed()).isEmpty();
            assertThat(failed.failure())
                    .hasMessageContaining("does not honour sort by [modifiedDate, _id]")
                    .hasMessageContaining("mode=snapshot");
            assertThat(positions.value()).isEqualTo(before);
            sandbox.faults().clear();
            assertThat(poll().names()).containsExactly("early", "late");
        }

        @Test
        void aFirstPollFailsTheSameWay() throws Exception {
            insertAt(MORNING.plusSeconds(3), "late");
            insertAt(MORNING.plusSeconds(1), "early");
            clock.goOnBy(TEN_SECONDS);
            sandbox.faults().always(request -> true, Fault.ignoreSort());
            consume("mode=changes");

            Poll failed = poll();

            assertThat(failed.routed()).isEmpty();
            assertThat(failed.failure()).hasMessageContaining("does not honour sort by [modifiedDate, _id]");
        }
    }

    @Nested
    class WithoutDates extends PolledRouteTest {

        @Test
        void contactsWithoutADateAreRefusedWithTheirNumberAndTheWayOut() throws Exception {
            insert("ada");
            sandbox.insertRaw(Map.of("name", "dateless 1"));
            sandbox.insertRaw(Map.of("name", "dateless 2"));
            clock.goOnBy(TEN_SECONDS);
            consume("mode=changes");

            Poll refused = poll();

            assertThat(refused.routed()).isEmpty();
            assertThat(refused.failure())
                    .hasMessageContaining("2 of the contacts that match have no modifiedDate")
                    .hasMessageContaining("leave them out by the option filter, or use mode=snapshot");
        }

        @Test
        void leftOutByAFilterTheyAreNoHindrance() throws Exception {
            insert("ada");
            sandbox.insertRaw(Map.of("name", "dateless"));
            clock.goOnBy(TEN_SECONDS);
            consume("mode=changes&filter=RAW({\"modifiedDate\":{\"$exists\":true}})");

            assertThat(poll().names()).containsExactly("ada");
            clock.goOnBy(TEN_SECONDS);
            assertThat(poll().requestCount()).isOne();
        }

        @Test
        void aSnapshotRoutesThemAsWell() throws Exception {
            insert("ada");
            sandbox.insertRaw(Map.of("name", "dateless"));
            consume("mode=snapshot");

            assertThat(poll().names()).containsExactly("ada", "dateless");
        }
    }
}
