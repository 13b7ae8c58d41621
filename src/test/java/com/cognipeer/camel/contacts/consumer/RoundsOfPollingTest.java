package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/**
 * Rounds of calls for one contact each, with processors that fail, servers that fail, and contexts that stop and start: no
 * contact is lost, and none comes again unless its exchange failed or that of a contact before it. {@code -Drounds=} says how
 * many rounds, {@code -Dseed=} and {@code -Dround=} repeat one.
 */
class RoundsOfPollingTest extends PolledRouteTest {

    private static final int ROUNDS = Effort.times("rounds", 8, 100, 1_000);
    private static final int FIRST_ROUND = Integer.getInteger("round", 0);
    private static final long SEED = Effort.seed();
    private static final int MOST_CONTEXTS = 100;
    private static final List<String> ROUTES = List.of("pollEnrich", "poll", "uncached", "redelivering");
    private static final String POSITION = "&stateRepository=#positions&stateKey=rounds&delay=1h&limit=3";

    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    /** What may come again: its exchange failed, or that of a contact before it, over which the position does not move. */
    private final Set<String> excused = ConcurrentHashMap.newKeySet();

    private final ContactsOfOneContext here = new ContactsOfOneContext();
    private int contexts;

    @Override
    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder.recording(false);
    }

    @Test
    void nothingIsLostAndNothingComesAgainThatDidNotFail() throws Exception {
        System.out.println("RoundsOfPollingTest: seed " + SEED + ", " + ROUNDS + " rounds from " + FIRST_ROUND);
        int contacts = 0;
        for (int round = FIRST_ROUND; round < FIRST_ROUND + ROUNDS; round++) {
            Random random = new Random(SEED * 1_000_003 + round);
            List<String> names = insertSome(round, 1 + random.nextInt(6));
            contacts += names.size();
            if (round % 100 == 99) {
                System.out.println("RoundsOfPollingTest: round " + (round + 1));
            }
            contexts = 0;
            while (!done.keySet().containsAll(names)) {
                assertThat(contexts++)
                        .as("contexts of round %d, seed %d", round, SEED)
                        .isLessThan(MOST_CONTEXTS);
                here.clear();
                pollForAWhile(names.size(), random);
                here.end();
            }
        }

        List<String> twice = done.entrySet().stream()
                .filter(contact -> contact.getValue().get() > 1)
                .map(Map.Entry::getKey)
                .toList();
        System.out.println("RoundsOfPollingTest: " + contacts + " contacts, 0 lost, " + twice.size() + " twice, "
                + excused.size() + " of which something failed after the work");
        assertThat(done).hasSize(contacts);
        assertThat(twice).as("seed %d", SEED).allMatch(excused::contains);
    }

    private List<String> insertSome(int round, int count) {
        List<String> names = new ArrayList<>();
        for (int contact = 0; contact < count; contact++) {
            names.add(round + "-" + contact);
        }
        insert(names.toArray(String[]::new));
        clock.goOnBy(TEN_SECONDS);
        return names;
    }

    private static int placeOf(String name) {
        String[] roundAndContact = name.split("-");
        return 10 * Integer.parseInt(roundAndContact[0]) + Integer.parseInt(roundAndContact[1]);
    }

    /** One context, one or two threads that ask, and now and then a stop in their midst. */
    private void pollForAWhile(int contacts, Random random) throws Exception {
        try (CamelContext camel = anotherContext()) {
            camel.disableJMX();
            AtomicBoolean stopping = new AtomicBoolean();
            String mode = "mode=changes";
            camel.addRoutes(routes(uri(mode + POSITION)));
            camel.getShutdownStrategy().setTimeout(10);
            camel.start();
            boolean byTemplate = random.nextInt(3) == 0;
            int threads = 1 + random.nextInt(2);
            int calls = 1 + random.nextInt(2 * contacts + 2);
            if (random.nextInt(5) == 0) {
                sandbox.faults().next(random.nextBoolean() ? Fault.status(500) : Fault.resetBeforeHandling());
            }
            String route = ROUTES.get(random.nextInt(ROUTES.size()));
            int stopAfter = random.nextInt(3) == 0 ? random.nextInt(calls) : -1;
            List<CompletableFuture<Void>> asking = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Random own = new Random(random.nextLong());
                boolean stops = thread == 0 && stopAfter >= 0;
                asking.add(CompletableFuture.runAsync(() -> {
                    for (int call = 0; call < calls && !stopping.get(); call++) {
                        if (stops && call == stopAfter) {
                            stop(camel, stopping);
                        }
                        if (byTemplate) {
                            callByTemplate(camel, own, stopping);
                        } else {
                            callByRoute(camel, route, own, stopping);
                        }
                    }
                }));
            }
            CompletableFuture.allOf(asking.toArray(CompletableFuture[]::new)).join();
        }
    }

    private static void stop(CamelContext camel, AtomicBoolean stopping) {
        stopping.set(true);
        new Thread(camel::stop).start();
    }

    private void callByRoute(CamelContext camel, String route, Random random, AtomicBoolean stopping) {
        Behaviour behaviour = Behaviour.any(random);
        try (ProducerTemplate producer = camel.createProducerTemplate()) {
            Exchange sent = producer.send("direct:" + route, exchange -> exchange.setProperty("behaviour", behaviour));
            if (behaviour == Behaviour.SUCCEED
                    && sent.isFailed()
                    && sent.getMessage().getBody() instanceof Contact) {
                // A context that stops refuses to go on with it after its work.
                assertThat(stopping).as(sent.getException().toString()).isTrue();
                excused.add(nameOf(sent));
                here.failed(nameOf(sent));
            }
        } catch (Exception stopped) {
            // The context does not take it any more.
            assertThat(camel.isStarted()).as(stopped.toString()).isFalse();
        }
    }

    private void callByTemplate(CamelContext camel, Random random, AtomicBoolean stopping) {
        try (ConsumerTemplate consumer = camel.createConsumerTemplate()) {
            consumer.start();
            Exchange one = consumer.receive(uri("mode=changes" + POSITION), 100);
            if (one == null) {
                return;
            }
            try {
                workOn(one, Behaviour.any(random));
            } catch (Exception e) {
                one.setException(e);
            }
            consumer.doneUoW(one);
        } catch (Exception e) {
            assertThat(e)
                    .as("seed %d", SEED)
                    .satisfiesAnyOf(
                            failure -> assertThat(stopping).isTrue(),
                            failure -> assertThat(failure).hasStackTraceContaining("ContactsServerException"),
                            failure -> assertThat(failure).hasStackTraceContaining("ContactsTransportException"));
        }
    }

    private RouteBuilder routes(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pollEnrich")
                        .errorHandler(noErrorHandler())
                        .pollEnrich(uri, 100)
                        .process(exchange -> work(exchange));
                from("direct:poll")
                        .errorHandler(noErrorHandler())
                        .poll(uri, 100)
                        .process(exchange -> work(exchange));
                from("direct:uncached")
                        .errorHandler(noErrorHandler())
                        .pollEnrich()
                        .constant(uri)
                        .timeout(100)
                        .cacheSize(-1)
                        .process(exchange -> work(exchange));
                from("direct:redelivering")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .pollEnrich(uri, 100)
                        .loop(1)
                        .process(exchange -> work(exchange))
                        .end();
            }
        };
    }

    private void work(Exchange exchange) throws Exception {
        if (exchange.getMessage().getBody() instanceof Contact) {
            workOn(exchange, exchange.getProperty("behaviour", Behaviour.class));
        }
    }

    private void workOn(Exchange exchange, Behaviour behaviour) throws Exception {
        String name = nameOf(exchange);
        here.given(name);
        switch (behaviour) {
            case SUCCEED -> {
                note(name);
                here.done(name);
            }
            case FAIL -> {
                here.failed(name);
                throw new IllegalStateException("before the work");
            }
            case ROLL_BACK -> {
                here.failed(name);
                exchange.setRollbackOnly(true);
            }
            case FAIL_LATE -> {
                excused.add(name);
                note(name);
                here.failed(name);
                throw new IllegalStateException("after the work");
            }
        }
    }

    private void note(String name) {
        done.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
    }

    private static String nameOf(Exchange exchange) {
        return exchange.getMessage().getBody(Contact.class).getName();
    }

    /** The contacts that one context has handed out: the position stands before the first that failed or is still open. */
    private final class ContactsOfOneContext {

        private final Set<String> given = new HashSet<>();
        private final Set<String> done = new HashSet<>();
        private final Set<String> failed = new HashSet<>();

        synchronized void clear() {
            given.clear();
            done.clear();
            failed.clear();
        }

        synchronized void given(String name) {
            given.add(name);
        }

        synchronized void done(String name) {
            done.add(name);
            failed.remove(name);
            if (failed.stream().anyMatch(before -> placeOf(before) < placeOf(name))) {
                excused.add(name);
            }
        }

        synchronized void failed(String name) {
            done.remove(name);
            failed.add(name);
            excuseBehind(placeOf(name));
        }

        synchronized void end() {
            given.removeAll(done);
            given.stream().mapToInt(RoundsOfPollingTest::placeOf).min().ifPresent(this::excuseBehind);
        }

        private void excuseBehind(int place) {
            done.stream().filter(name -> placeOf(name) > place).forEach(excused::add);
        }
    }

    /** What becomes of one exchange. */
    private enum Behaviour {
        SUCCEED,
        FAIL,
        ROLL_BACK,
        FAIL_LATE;

        static Behaviour any(Random random) {
            int chance = random.nextInt(10);
            return chance < 6 ? SUCCEED : chance < 8 ? FAIL : chance < 9 ? ROLL_BACK : FAIL_LATE;
        }
    }
}
