package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One node is in the middle of a page when another one takes over: what it has done counts no more. */
class LeadershipLostInAPageTest extends LedRouteTest {

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private LedNode before;
    private LedNode after;

    @BeforeEach
    void holdUpTheFirstNodeInItsPage() throws Exception {
        before = node(OPTIONS);
        after = node(OPTIONS);
        insert("ada", "bob", "eve");
        clock.goOnBy(TEN_SECONDS);
        before.work = exchange -> {
            if (before.routed.equals(List.of("ada", "bob"))) {
                held.countDown();
                // Also where the thread is interrupted: work that is under way cannot be taken back.
                await().until(() -> goOn.getCount() == 0);
            }
        };
        before.election.leads(true);
        held.await();
    }

    @Test
    void aNodeThatIsToldRoutesNoMoreAndMovesNothing() throws Exception {
        Thread telling = new Thread(() -> before.election.leads(false));
        telling.start();
        after.election.leads(true);
        await().until(() -> after.routed.size() == 3);
        String position = positionAfterAPoll();

        goOn.countDown();
        telling.join();

        assertThat(before.routed).containsExactly("ada", "bob");
        assertThat(revisionOf(shared.getState("shared"))).isGreaterThanOrEqualTo(revisionOf(position));
        assertThat(after.routed).containsExactly("ada", "bob", "eve");
    }

    @Test
    void aNodeThatStillBelievesItLeadsCannotMoveThePositionBack() throws Exception {
        after.election.leads(true);
        await().until(() -> after.routed.size() == 3);
        after.election.leads(false);
        String position = shared.getState("shared");

        goOn.countDown();

        await().until(() -> !failures.ofPolls.isEmpty());
        assertThat(failures.ofPolls.get(0)).isInstanceOf(ConcurrentModificationException.class);
        clock.goOnBy(TEN_SECONDS);
        await().until(() -> revisionOf(shared.getState("shared")) > revisionOf(position));
        assertThat(before.routed).as("a page at the most comes twice").containsExactly("ada", "bob", "eve");
        assertThat(after.routed).containsExactly("ada", "bob", "eve");
    }

    private String positionAfterAPoll() {
        String first = shared.getState("shared");
        clock.goOnBy(TEN_SECONDS);
        await().until(() -> !shared.getState("shared").equals(first));
        return shared.getState("shared");
    }

    private static long revisionOf(String position) {
        return Long.parseLong(position.replaceAll("^\\{\"revision\":(\\d+),.*", "$1"));
    }
}
