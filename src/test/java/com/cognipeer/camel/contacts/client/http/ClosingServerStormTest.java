package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.client.SandboxSettings;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.client.operation.HttpContactsClient;
import com.cognipeer.camel.contacts.client.quota.RateLimiter;
import com.cognipeer.camel.contacts.client.quota.RetryTokens;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A server that closes connections after 1 to 20 ms without a request, and callers that create contacts with pauses as
 * long. A slice of the storm by default; all of it with {@code -Dstorm=6000}.
 */
class ClosingServerStormTest {

    private static final int ALL = 6000;
    private static final int CREATES = Effort.times("storm", 300, 600, 6000);
    private static final int CALLERS = 8;
    /** At most one in so many may fail. A slice is too short to tell so exactly, and a short one beside other tests even less. */
    private static final int RARE = CREATES < ALL ? Effort.choose(5, 20, 20) : 100;

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final long seed = Effort.seed();
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    private final Queue<ContactsException> failures = new ConcurrentLinkedQueue<>();

    @Test
    void noContactIsThereTwiceAndFewFailAndEachOfThoseMayHaveBeenApplied() throws Exception {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        try (ContactsSandbox sandbox = ContactsSandbox.builder()
                        .seed(seed)
                        .uniqueIdentifiers(false)
                        .recording(false)
                        .closingIdleConnections(Duration.ofMillis(1), Duration.ofMillis(20))
                        .start();
                HttpTransport transport =
                        new HttpTransport(SandboxSettings.of(sandbox), new ConnectionPools(), timer)) {
            HttpContactsClient client = new HttpContactsClient(
                    transport, TestClient.retries(3), RateLimiter.UNBOUND, new RetryTokens(), RequestObserver.NONE);
            long begun = System.nanoTime();

            createAll(client);

            List<String> stored = new ArrayList<>();
            sandbox.contacts()
                    .forEach(contact -> stored.add(contact.get("integrationId").toString()));
            System.out.printf(
                    "ClosingServerStormTest seed=%d creates=%d failed=%d stored=%d ms=%d %s%n",
                    seed,
                    CREATES,
                    failures.size(),
                    stored.size(),
                    (System.nanoTime() - begun) / 1_000_000,
                    failures.stream().collect(Collectors.groupingBy(Throwable::getMessage, Collectors.counting())));
            assertThat(stored).doesNotHaveDuplicates().containsAll(created);
            assertThat(failures)
                    .hasSizeLessThanOrEqualTo(CREATES / RARE)
                    .allSatisfy(failure -> assertThat(failure.isMaybeApplied()).isTrue());
        } finally {
            timer.shutdownNow();
        }
    }

    private void createAll(ContactsClient client) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.add(new Thread(() -> {
                for (int number = next.getAndIncrement(); number < CREATES; number = next.getAndIncrement()) {
                    create(client, "crm-" + number);
                }
            }));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private void create(ContactsClient client, String id) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE.toNanos()));
        try {
            client.create(new Contact(Map.of("integrationId", id, "name", "Ada")))
                    .join();
            created.add(id);
        } catch (CompletionException e) {
            failures.add((ContactsException) e.getCause());
        }
    }
}
