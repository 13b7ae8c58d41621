package com.cognipeer.camel.contacts.client.http;

import static com.cognipeer.camel.contacts.client.http.HugeAnswer.MAX_RESPONSE_SIZE;
import static com.cognipeer.camel.contacts.client.http.HugeAnswer.MIB;

import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/** A process that reads a huge answer, and prints the memory in use before, at the largest size that is read, and afterwards. */
final class MemoryWhileReading {

    private MemoryWhileReading() {}

    /** Argument: the framing of the answer. */
    public static void main(String[] args) throws Exception {
        HugeAnswer.Framing framing = HugeAnswer.Framing.valueOf(args[0]);
        try (RawServer server = HugeAnswer.server(framing, () -> {});
                TestClient client = HugeAnswer.client(server)) {
            // classes and buffers of the first call are nothing that a huge answer costs
            client.fail(Operation.list);
        }
        CountDownLatch atTheBrink = new CountDownLatch(1);
        CountDownLatch measured = new CountDownLatch(1);
        try (RawServer server = HugeAnswer.server(framing, () -> {
                    atTheBrink.countDown();
                    measured.await();
                });
                TestClient client = HugeAnswer.client(server)) {
            long before = steady(used -> true);
            var listed = Operation.list.call(client.api());
            atTheBrink.await();
            // Until the client has read what is under way, for which a busy machine takes a while.
            long during = steady(used -> used > before + MAX_RESPONSE_SIZE - MIB);
            measured.countDown();
            String refusal = TestClient.failureOf(listed).getMessage();
            long after = steady(used -> used < before + MIB);
            System.out.println(before + " " + during + " " + after + " " + refusal);
        }
    }

    /** The memory in use, once it is as expected and two collections in a row leave the same. */
    private static long steady(LongPredicate expected) throws InterruptedException {
        for (long last = UsedMemory.afterCollection(); ; ) {
            TimeUnit.MILLISECONDS.sleep(20);
            long used = UsedMemory.afterCollection();
            if (expected.test(used) && Math.abs(used - last) < MIB / 4) {
                return used;
            }
            last = used;
        }
    }

    /** Nothing else runs in this process, as everything that does takes memory and frees it. */
    static Process start(HugeAnswer.Framing framing) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryWhileReading.class.getName(),
                        framing.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
