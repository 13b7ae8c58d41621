package com.cognipeer.camel.contacts.consumer;

import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;

/** A route that detects deletions, and whose reconciliations are always due: each poll is the next phase of one. */
abstract class ReconcilingRouteTest extends PolledRouteTest {

    static final String RECONCILING =
            "mode=changes&detectDeletions=true&reconcileInterval=1&lookback=0&stateKey=mine&limit=4";
    /** A walk and two confirmations, three times. */
    static final int POLLS = 9;

    /** What was routed, as {@code name change}; a report has no name, but an id. */
    final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void noteChanges() {
        work = this::tell;
    }

    final void tell(Exchange exchange) {
        Contact contact = exchange.getMessage().getBody(Contact.class);
        told.add((contact.getName() == null ? contact.getId() : contact.getName()) + " "
                + exchange.getMessage().getHeader(CognipeerContactsConstants.CHANGE, "unknown", String.class));
    }

    /** The reports so far. */
    final List<String> reports() {
        return told.stream()
                .filter(line -> line.endsWith(" deleted") || line.endsWith(" unmatched"))
                .toList();
    }

    /** Polls until so many reports have come, and on: none may come twice. */
    final void pollUntilReported(int count) {
        pollUntil(() -> reports().size() >= count);
        pollOn();
    }

    final void pollUntil(BooleanSupplier condition) {
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            poll();
            return condition.getAsBoolean();
        });
    }

    /** Polls through some reconciliations. Returns what polls failed with. */
    final List<Throwable> pollOn() {
        return pollOn(POLLS);
    }

    final List<Throwable> pollOn(int polls) {
        List<Throwable> failed = new ArrayList<>();
        for (int i = 0; i < polls; i++) {
            Throwable failure = poll().failure();
            if (failure != null) {
                failed.add(failure);
            }
        }
        return failed;
    }

    /** Starts the route again as if the time had passed that a refused reconciliation waits. */
    final void startAgainAfterThePause() throws Exception {
        context.getRouteController().stopRoute(ROUTE);
        positions.states.replaceAll((key, text) -> text.replaceAll("\"notBefore\":\"[^\"]*\"", "\"notBefore\":null"));
        context.getRouteController().startRoute(ROUTE);
    }
}
