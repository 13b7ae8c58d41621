package com.cognipeer.camel.contacts.client.http;

import static com.cognipeer.camel.contacts.client.http.HugeAnswer.MAX_RESPONSE_SIZE;
import static com.cognipeer.camel.contacts.client.http.HugeAnswer.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of a GiB, under a client that would try again. */
class HugeAnswerTest {

    private static final long MOST_GROWTH = 4L * MAX_RESPONSE_SIZE;

    static Stream<Arguments> answers() {
        return Arrays.stream(HugeAnswer.Framing.values())
                .flatMap(framing -> Arrays.stream(Operation.values()).map(operation -> arguments(framing, operation)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void failsTypedIsNotAskedForAgainAndStaysOutOfTheHeap(HugeAnswer.Framing framing, Operation operation)
            throws IOException {
        try (RawServer server = HugeAnswer.server(framing, () -> {});
                TestClient client = HugeAnswer.client(server)) {
            // classes and buffers of the first call are nothing that a huge answer costs
            client.fail(operation);
            server.requests().clear();

            long before = UsedMemory.afterCollection();
            ContactsException failure = client.fail(operation);
            // with what is already garbage, which may or may not have been collected between two answers
            long growth = (UsedMemory.peak() - before) / server.requests().size();

            System.out.printf(
                    "%s of a GiB by %s: %.1f MiB an answer, garbage included; maxResponseSize is %d MiB%n",
                    operation, framing, growth / (double) MIB, MAX_RESPONSE_SIZE / MIB);
            assertThat(failure)
                    .isExactlyInstanceOf(ContactsServerException.class)
                    .hasMessageContaining(operation.name())
                    .hasMessageContaining("maxResponseSize=" + MAX_RESPONSE_SIZE);
            assertThat(failure.getMessage().contains("may have been applied")).isEqualTo(operation.write);
            // a create is looked up once, which is as huge
            assertThat(server.requests())
                    .extracting(RawServer.Request::method)
                    .isEqualTo(
                            switch (operation) {
                                case create -> List.of("POST", "GET");
                                case get -> List.of("GET");
                                case update -> List.of("PATCH");
                                case list -> List.of("POST");
                            });
            assertThat(growth).isLessThan(MOST_GROWTH);
        }
    }
}
