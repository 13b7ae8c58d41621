package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.RequestCount;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.SandboxSettings;
import com.cognipeer.camel.contacts.client.http.ConnectionPools;
import com.cognipeer.camel.contacts.client.http.HttpTransport;
import com.cognipeer.camel.contacts.client.quota.RequestBudget;
import com.cognipeer.camel.contacts.client.quota.RetryTokens;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that are cancelled at any moment, against a server that fails at any moment, by a client that is then closed. */
class ClientUnderStressTest {

    private static final int CALLS = 1500;
    private static final int CONTACTS = 20;

    private final long seed = ThreadLocalRandom.current().nextInt(1_000_000);
    private final ContactsSandbox sandbox = ContactsSandbox.builder().seed(seed).start();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final HttpTransport transport =
            new HttpTransport(SandboxSettings.of(sandbox), new ConnectionPools(), timer);
    private final RequestCount count = new RequestCount();

    private final HttpContactsClient client = new HttpContactsClient(
            transport,
            new RetrySettings(
                    3, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(60), Duration.ofSeconds(2)),
            new RequestBudget().caller(CALLS / 2, Duration.ofMinutes(1), timer),
            new RetryTokens(),
            count);

    @AfterEach
    void close() {
        client.close();
        transport.close();
        timer.shutdownNow();
        sandbox.close();
    }

    @Test
    void everyCallEndsOnceAndNothingWaitsAndNothingIsThereTwice() {
        System.out.println("ClientUnderStressTest seed=" + seed);
        timer.setRemoveOnCancelPolicy(true);
        sandbox.faults()
                .random(
                        0.3,
                        Fault.status(503),
                        Fault.status(429).header("Retry-After", "0"),
                        Fault.resetBeforeHandling(),
                        Fault.loseAnswer(),
                        Fault.answer(200, "text/html", "<html>"),
                        Fault.delay(Duration.ofMillis(20)));
        Random random = new Random(seed);
        List<CompletableFuture<?>> calls = new ArrayList<>();
        AtomicInteger ends = new AtomicInteger();
        for (int call = 0; call < CALLS; call++) {
            CompletableFuture<?> answer = call(random);
            answer.whenComplete((value, failure) -> ends.incrementAndGet());
            calls.add(answer);
            if (random.nextInt(3) == 0) {
                calls.get(random.nextInt(calls.size())).cancel(true);
            }
        }
        await().until(() -> calls.stream().filter(CompletableFuture::isDone).count() > CALLS / 3);

        client.close();

        assertThat(calls).allSatisfy(call -> assertThat(call).isDone());
        assertThat(calls).allSatisfy(ClientUnderStressTest::assertTyped);
        assertThat(ends).hasValue(CALLS);
        await().until(() -> count.waiting.get() == 0 && timer.getQueue().isEmpty());
        assertThat(count.sent).hasPositiveValue();
        assertThat(sandbox.contacts())
                .extracting(contact -> contact.get("email"))
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(CONTACTS);
    }

    private CompletableFuture<?> call(Random random) {
        String email = random.nextInt(CONTACTS) + "@example.com";
        return switch (random.nextInt(3)) {
            case 0 -> client.create(new Contact(Map.of("email", email)));
            case 1 -> client.get(new ContactIdentity(email, null));
            default -> client.update(new ContactIdentity(email, null), new Contact(Map.of("name", "Ada")));
        };
    }

    private static void assertTyped(CompletableFuture<?> call) {
        try {
            call.join();
        } catch (CancellationException cancelled) {
            assertThat(call).isCancelled();
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(ContactsException.class);
        }
    }
}
