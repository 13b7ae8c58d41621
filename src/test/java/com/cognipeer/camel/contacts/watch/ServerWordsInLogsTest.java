package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.ConsumerMode;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server says ends in log lines: it cannot end them, begin others, or steer the terminal that shows them. */
class ServerWordsInLogsTest extends PolledRouteTest {

    private static final String FORGED =
            "x\r\n2026-03-02 08:00:00 INFO all is well\u001b[2J\u001b]0;t\u0007\u2028a\u2029b"
                    + "\u0085c\u202ed\u200be\0f\tg";
    private static final String BREAKS = "(?s).*[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}].*";

    static Stream<Fault> answers() throws Exception {
        ObjectMapper json = new ObjectMapper();
        return Stream.of(
                Fault.status(400, FORGED),
                Fault.status(401, FORGED),
                Fault.status(404, FORGED),
                Fault.status(429, FORGED),
                Fault.status(500, FORGED),
                answer(500, json.writeValueAsString(Map.of("error", Map.of("code", FORGED, "message", FORGED)))),
                answer(400, json.writeValueAsString(Map.of("message", List.of(FORGED, FORGED)))),
                answer(200, json.writeValueAsString(Map.of("success", false, "error", FORGED))),
                answer(200, json.writeValueAsString(Map.of("success", true, "data", FORGED))),
                answer(200, FORGED),
                answer(502, FORGED),
                answer(302, "").header("Location", "/\u001b[2J"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void noExceptionOfAnAnswerHoldsMoreThanALine(Fault answer) {
        sandbox.faults().always(request -> true, answer);

        for (String path : List.of("create", "get?email=a@b", "update?email=a@b", "list")) {
            Exchange failed = send("cognipeer-contacts:" + path, Map.of("name", "Ada"));

            ContactsException failure = failed.getException(ContactsException.class);
            assertThat(failure.getMessage()).doesNotMatch(BREAKS).hasSizeLessThan(600);
            assertThat(String.valueOf(failure.getErrorCode())).doesNotMatch(BREAKS);
        }
    }

    @ParameterizedTest
    @EnumSource(ConsumerMode.class)
    void noPollFailsWithMoreThanALine(ConsumerMode mode) throws Exception {
        sandbox.faults().always(request -> true, Fault.status(500, FORGED));
        consume("mode=" + mode);

        assertThat(poll().failure().getMessage()).doesNotMatch(BREAKS);
        assertThat(polled().getLastFailureMessage()).doesNotMatch(BREAKS);
    }

    @ParameterizedTest
    @EnumSource(ConsumerMode.class)
    void noContactFailsAPollWithMoreThanALine(ConsumerMode mode) throws Exception {
        for (Object dates : new Object[] {FORGED, "2026-03-01T08:00:00Z"}) {
            sandbox.insertRaw(Map.of(
                    "_id", FORGED + dates, "workspaceId", FORGED + dates, "createdDate", dates, "modifiedDate", dates));
        }
        consume("mode=" + mode);

        Throwable failure = poll().failure();

        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).doesNotMatch(BREAKS);
        assertThat(polled().getLastFailureMessage()).doesNotMatch(BREAKS);
    }

    private static Fault answer(int status, String body) {
        return Fault.answer(status, "application/json", body);
    }
}
