package com.cognipeer.camel.contacts.ownwrites;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

/** A server that changes each contact after it has answered the write. */
class OwnWritesThatNeverMeetTest extends PolledRouteTest {

    private List<String> warningsAfter(int contacts, boolean oneMeets) throws Exception {
        consume("mode=changes&skipOwnWrites=true");
        try (LogLines log = new LogLines()) {
            for (int round = 0; round < 2; round++) {
                List<Map<String, Object>> rows = rows(contacts, round);
                template.sendBody("cognipeer-contacts:sync?ownWrites=true", rows);
                Map<String, Object> change = Map.of("score", round);
                sandbox.contacts().stream()
                        .skip(oneMeets ? 1 : 0)
                        .forEach(contact -> sandbox.update(contact.get("_id").toString(), change));
                clock.goOnBy(TEN_SECONDS);
                Poll polled = poll();
                assertThat(polled.failure()).isNull();
                assertThat(polled.routed()).hasSize(oneMeets ? contacts - 1 : contacts);
            }
            return log.at(Level.WARN).stream()
                    .filter(line -> line.contains("skipOwnWrites"))
                    .toList();
        }
    }

    private static List<Map<String, Object>> rows(int contacts, int round) {
        return IntStream.range(0, contacts)
                .mapToObj(number -> Map.<String, Object>of("integrationId", "c" + number, "name", "round " + round))
                .toList();
    }

    @Test
    void theirEchoesComeAndOneWarningSaysSo() throws Exception {
        assertThat(warningsAfter(20, false))
                .singleElement()
                .asString()
                .contains("Consumer of route polled")
                .contains("the list shows each of them otherwise");
    }

    @Test
    void fewerThanTwentyAreNoReasonToWarn() throws Exception {
        assertThat(warningsAfter(19, false)).isEmpty();
    }

    @Test
    void oneThatMeetsItsVersionShowsThatTheServerDoesNot() throws Exception {
        assertThat(warningsAfter(30, true)).isEmpty();
    }
}
