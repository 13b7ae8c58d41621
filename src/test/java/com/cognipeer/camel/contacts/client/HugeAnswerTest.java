package com.cognipeer.camel.contacts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of a GiB, under a client that would try again. */
class HugeAnswerTest {

    private static final int MIB = 1 << 20;
    private static final int MAX_RESPONSE_SIZE = 4 * MIB;
    private static final long GIB = 1L << 30;
    private static final List<MemoryPoolMXBean> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    /** How the answer announces what comes. */
    enum Framing {
        LENGTH("Content-Length: " + GIB + "\r\n", ""),
        CHUNKS("Transfer-Encoding: chunked\r\n", "10000\r\n"),
        END_OF_CONNECTION("Connection: close\r\n", "");

        private final String header;
        private final String chunk;

        Framing(String header, String chunk) {
            this.header = header;
            this.chunk = chunk;
        }
    }

    static Stream<Arguments> answers() {
        return Arrays.stream(Framing.values())
                .flatMap(framing -> Arrays.stream(Operation.values()).map(operation -> arguments(framing, operation)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void failsTypedIsNotAskedForAgainAndStaysOutOfTheHeap(Framing framing, Operation operation) throws IOException {
        try (RawServer server = huge(framing);
                TestClient client = client(server)) {
            // classes and buffers of the first call are nothing that a huge answer costs
            client.fail(operation);
            server.requests().clear();

            long before = settled();
            ContactsException failure = client.fail(operation);
            long growth = sum(pool -> pool.getPeakUsage().getUsed()) - before;

            System.out.printf(
                    "%s of a GiB by %s: the heap grew by %.1f MiB, maxResponseSize is %d MiB%n",
                    operation, framing, growth / (double) MIB, MAX_RESPONSE_SIZE / MIB);
            assertThat(failure)
                    .isExactlyInstanceOf(ContactsServerException.class)
                    .hasMessageContaining(operation.name())
                    .hasMessageContaining("maxResponseSize=" + MAX_RESPONSE_SIZE);
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
            assertThat(growth).isLessThan(4L * MAX_RESPONSE_SIZE);
        }
    }

    /** What is used after a collection, from which on the peaks count. */
    private static long settled() {
        System.gc();
        HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
        return sum(pool -> pool.getUsage().getUsed());
    }

    private static long sum(ToLongFunction<MemoryPoolMXBean> figure) {
        return HEAP.stream().mapToLong(figure).sum();
    }

    private static RawServer huge(Framing framing) throws IOException {
        byte[] spaces = new byte[0x10000];
        Arrays.fill(spaces, (byte) ' ');
        byte[] chunk = framing.chunk.getBytes();
        byte[] end = (framing.chunk.isEmpty() ? "" : "\r\n").getBytes();
        return RawServer.scripted(connection -> {
            connection.readRequest();
            connection.write(Answers.head("200 OK", framing.header));
            for (long count = 0; count < GIB; count += spaces.length) {
                connection.write(chunk);
                connection.write(spaces);
                connection.write(end);
            }
        });
    }

    private static TestClient client(RawServer server) {
        return TestClient.retrying(
                new ClientSettings(
                        server.url("/v1"),
                        TestClient.TOKEN,
                        TestClient.HOOK_ID,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(TestClient.HANG_SECONDS),
                        MAX_RESPONSE_SIZE,
                        null,
                        null),
                TestClient.retries(3));
    }
}
