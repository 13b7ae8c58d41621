package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of a GiB, under a client that would try again. */
class HugeAnswerTest {

    private static final int MIB = 1 << 20;
    private static final int MAX_RESPONSE_SIZE = 4 * MIB;
    private static final long MOST_GROWTH = 4L * MAX_RESPONSE_SIZE;
    // so much that memory which earlier tests of this process free meanwhile is little beside it
    private static final int HELD_SIZE = 32 * MIB;
    private static final long MOST_HELD = 4L * HELD_SIZE;
    private static final long LEAST_HELD = HELD_SIZE / 4 * 3;
    // collections of a busy machine take seconds
    private static final Duration WHILE_COLLECTING = Duration.ofMinutes(3);
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
        try (RawServer server = huge(framing, MAX_RESPONSE_SIZE, () -> {});
                TestClient client = client(server, MAX_RESPONSE_SIZE, Duration.ofSeconds(TestClient.HANG_SECONDS))) {
            // classes and buffers of the first call are nothing that a huge answer costs
            client.fail(operation);
            server.requests().clear();

            long before = settled();
            ContactsException failure = client.fail(operation);
            // with what is already garbage, which may or may not have been collected between two answers
            long growth = (sum(pool -> pool.getPeakUsage().getUsed()) - before)
                    / server.requests().size();

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

    @ParameterizedTest
    @EnumSource(
            value = Framing.class,
            names = {"CHUNKS", "END_OF_CONNECTION"})
    void holdsLittleMoreThanTheAnswerUntilItIsTooLargeAndNothingAfterwards(Framing framing) throws Exception {
        CountDownLatch atTheBrink = new CountDownLatch(1);
        CountDownLatch measured = new CountDownLatch(1);
        try (RawServer warm = huge(framing, HELD_SIZE, () -> {});
                TestClient first = client(warm, HELD_SIZE, WHILE_COLLECTING)) {
            first.fail(Operation.list);
        }
        try (RawServer server = huge(framing, HELD_SIZE, () -> {
                    atTheBrink.countDown();
                    assertThat(measured.await(WHILE_COLLECTING.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();
                });
                TestClient client = client(server, HELD_SIZE, WHILE_COLLECTING)) {
            long before = steadyAbove(Long.MIN_VALUE);
            var listed = Operation.list.call(client.api());
            assertThat(atTheBrink.await(TestClient.HANG_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            // Until the client has read what is under way, for which a busy machine takes a while.
            long during = steadyAbove(before + LEAST_HELD);
            measured.countDown();
            assertThat(TestClient.failureOf(listed)).hasMessageContaining("maxResponseSize=" + HELD_SIZE);
            long[] after = new long[1];
            await().untilAsserted(() -> {
                after[0] = settled();
                assertThat(after[0] - before).isLessThan(MIB);
            });

            // Earlier tests of this process may free memory meanwhile, so each figure has the comparison that this
            // leaves true.
            long held = during - before;
            System.out.printf("%.1f MiB held of %d MiB by %s%n", held / (double) MIB, HELD_SIZE / MIB, framing);
            assertThat(held).isLessThan(MOST_HELD);
            assertThat(during - after[0]).isGreaterThan(LEAST_HELD);
        }
    }

    /** The memory in use, once it is so much and two collections in a row leave the same. */
    private static long steadyAbove(long least) {
        long[] last = {settled()};
        await().until(() -> {
            long before = last[0];
            last[0] = settled();
            return last[0] >= least && Math.abs(last[0] - before) < MIB / 4;
        });
        return last[0];
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

    /** What happens when one more block would be too much. */
    @FunctionalInterface
    private interface Brink {
        void reached() throws Exception;
    }

    private static RawServer huge(Framing framing, int brinkAt, Brink brink) throws IOException {
        byte[] spaces = new byte[0x10000];
        Arrays.fill(spaces, (byte) ' ');
        byte[] chunk = framing.chunk.getBytes();
        byte[] end = (framing.chunk.isEmpty() ? "" : "\r\n").getBytes();
        return RawServer.scripted(connection -> {
            connection.readRequest();
            connection.write(Answers.head("200 OK", framing.header));
            for (long count = 0; count < GIB; count += spaces.length) {
                if (count == brinkAt) {
                    brink.reached();
                }
                connection.write(chunk);
                connection.write(spaces);
                connection.write(end);
            }
        });
    }

    private static TestClient client(RawServer server, int maxResponseSize, Duration timeout) {
        return TestClient.retrying(
                new ClientSettings(
                        server.url("/v1"),
                        TestClient.TOKEN,
                        TestClient.HOOK_ID,
                        Duration.ofSeconds(5),
                        timeout,
                        maxResponseSize,
                        null,
                        null),
                new RetrySettings(3, Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofSeconds(60), timeout));
    }
}
