package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.health.HealthCheck;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

class WatchingAConsumerTest extends PolledRouteTest {

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Override
    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder.maxLimit(20);
    }

    @Test
    void theAttributesOfTheConsumerTellOfItsSweep() throws Exception {
        sandbox.seedContacts(45);
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&stateKey=mine&delay=2h");
        poll();

        assertThat(attribute("Mode")).isEqualTo("changes");
        assertThat(attribute("Walk")).isEqualTo("keyset (the server honours range filters)");
        assertThat(attribute("SweepUnderWay")).isEqualTo(false);
        assertThat(attribute("SweepContacts")).isEqualTo(45L);
        assertThat(attribute("SweepsCompleted")).isEqualTo(1L);
        assertThat(attribute("SweepRequests")).isEqualTo(sandbox.requestCount());
        assertThat(attribute("Watermark")).isEqualTo("2026-03-02T08:00:09Z");
        assertThat(attribute("StateKey")).isEqualTo("mine");
        assertThat(attribute("LastFailure")).isNull();
        Instant lastSuccess = Instant.parse((String) attribute("LastSuccess"));
        assertThat(attribute("NextPoll"))
                .isEqualTo(lastSuccess.plusSeconds(7200).toString());
    }

    @Test
    void theAttributesTellOfASweepThatTakesSeveralPolls() throws Exception {
        sandbox.seedContacts(45);
        consume("mode=snapshot&maxMessagesPerPoll=30");
        poll();

        assertThat(attribute("SweepUnderWay")).isEqualTo(true);
        assertThat(attribute("SweepContacts")).isEqualTo(30L);
        assertThat(attribute("SweepTotal")).isEqualTo(45L);
        assertThat(attribute("SweepPages")).isEqualTo(2L);
        assertThat(attribute("SweepRequests")).isEqualTo(2L);
        assertThat(attribute("SweepsCompleted")).isEqualTo(0L);

        poll();
        assertThat(attribute("SweepUnderWay")).isEqualTo(false);
        assertThat(attribute("SweepContacts")).isEqualTo(45L);
        assertThat(attribute("SweepTotal")).isEqualTo(45L);
        assertThat(attribute("SweepsCompleted")).isEqualTo(1L);
    }

    @Test
    void theAttributesTellOfTheLastFailure() throws Exception {
        consume("mode=snapshot");
        sandbox.faults().next(Fault.status(503));
        poll();

        assertThat(Instant.parse((String) attribute("LastFailure"))).isBeforeOrEqualTo(Instant.now());
        assertThat(attribute("LastFailureMessage")).asString().contains("ContactsServerException", "503");
        assertThat(attribute("LastSuccess")).isNull();
    }

    @Test
    void everySweepIsOneLineOfTheLog() throws Exception {
        sandbox.seedContacts(45);
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&delay=30s");
        try (LogLines log = new LogLines()) {
            long requests = poll().requestCount();

            assertThat(log.at(Level.INFO)).singleElement().satisfies(line -> assertThat(line)
                    .startsWith(
                            "Consumer of route polled (mode=changes): sweep done, walk keyset (the server honours range filters),"
                                    + " 45 contacts, ")
                    .contains(", " + requests + " requests, ")
                    .endsWith(" ms, watermark 2026-03-02T08:00:09Z, next poll in 30s"));
            poll();
            assertThat(log.at(Level.INFO)).hasSize(2);
        }
    }

    @Test
    void aSweepOverSeveralPollsIsOneLineAtItsEnd() throws Exception {
        sandbox.seedContacts(45);
        consume("mode=snapshot&maxMessagesPerPoll=30");
        try (LogLines log = new LogLines()) {
            poll();
            assertThat(log.at(Level.INFO)).isEmpty();
            poll();
            assertThat(log.at(Level.INFO)).singleElement().asString().contains("45 contacts", "watermark none");
        }
    }

    @Test
    void theHealthCheckTellsOfTheLastSuccessAndTheLastFailure() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        poll();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails())
                .containsKey("contacts.last.success")
                .containsEntry("contacts.watermark", "2026-03-02T08:00:10Z")
                .doesNotContainKey("contacts.last.failure");

        sandbox.faults().next(Fault.status(401));
        poll();

        HealthCheck.Result down = health();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getError()).isPresent();
        assertThat(down.getDetails())
                .containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401)
                .containsKeys("contacts.last.success", "contacts.last.failure")
                .extractingByKey("contacts.last.failure.message")
                .asString()
                .contains("ContactsAuthorizationException", "401");
    }

    @Test
    void snapshotsThatBurnTheQuotaAreWarnedOfOnce() throws Exception {
        sandbox.seedContacts(45);
        consume("mode=snapshot&delay=50s");
        try (LogLines log = new LogLines()) {
            poll();
            poll();

            assertThat(log.at(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("3 requests", "a delay of 50000 ms make 5184 requests a day", "a key has 5000")
                    .contains("longer delay", "larger limit", "narrower filter", "mode=changes");
        }
    }

    @Test
    void aSnapshotOverManyPollsIsWarnedOfByWhatEachOfThemCosts() throws Exception {
        sandbox.seedContacts(40);
        consume("mode=snapshot&limit=5&maxMessagesPerPoll=5&delay=20s");
        try (LogLines log = new LogLines()) {
            for (int polls = 0; polls < 8; polls++) {
                poll();
            }

            assertThat(polled().getSweepsCompleted()).isOne();
            assertThat(log.at(Level.WARN)).isEmpty();
        }
    }

    @Test
    void neitherTheFirstPollNorAnImportMakesChangesLookDear() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&limit=5");
        try (LogLines log = new LogLines()) {
            poll();
            sandbox.seedContacts(40);
            clock.goOnBy(TEN_SECONDS);
            poll();
            clock.goOnBy(TEN_SECONDS);
            poll();

            assertThat(routed).hasSize(41);
            assertThat(log.at(Level.WARN)).isEmpty();
        }
    }

    @Test
    void aRestartOverKnownChangesDoesNotMakeThemLookDear() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        poll();
        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);
        try (LogLines log = new LogLines()) {
            poll();

            assertThat(log.at(Level.WARN)).isEmpty();
        }
    }

    @Test
    void changesThatArePolledTooOftenAreWarnedOfOnce() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&delay=10s");
        try (LogLines log = new LogLines()) {
            poll();
            poll();
            poll();

            assertThat(log.at(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("8640 requests a day", "set a longer delay")
                    .doesNotContain("or mode=changes");
        }
    }

    private HealthCheck.Result health() {
        return polled().getHealthCheck().call(Map.of());
    }

    private Object attribute(String name) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName consumer : server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=consumers,*"),
                null)) {
            if (ROUTE.equals(server.getAttribute(consumer, "RouteId"))) {
                return server.getAttribute(consumer, name);
            }
        }
        throw new IllegalStateException("no MBean of the consumer");
    }
}
