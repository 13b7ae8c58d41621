package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.apache.camel.ServiceStatus;
import org.apache.camel.support.service.BaseService;
import org.junit.jupiter.api.Test;

class LeadershipTest extends LedRouteTest {

    @Test
    void aNodeThatDoesNotLeadAsksForNothing() throws Exception {
        LedNode leader = node(OPTIONS);
        LedNode standingBy = node(OPTIONS);
        insertBefore("ada");
        assertThat(sandbox.requestCount()).isZero();

        leader.election.leads(true);

        await().until(() -> leader.routed.equals(List.of("ada")));
        assertThat(standingBy.routed).isEmpty();
        assertThat(pollersOf(standingBy)).isEmpty();
    }

    @Test
    void whoTakesLeadershipGoesOnFromTheSharedPosition() throws Exception {
        LedNode one = node(OPTIONS);
        LedNode other = node(OPTIONS);
        insertBefore("ada");

        one.election.leads(true);
        await().until(() -> one.routed.equals(List.of("ada")));
        one.election.leads(false);
        insertBefore("bob");
        other.election.leads(true);
        await().until(() -> other.routed.equals(List.of("bob")));
        other.election.leads(false);
        insertBefore("eve");
        one.election.leads(true);

        await().until(() -> one.routed.equals(List.of("ada", "eve")));
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void withLeadershipTheConsumerItsEndpointAndItsThreadGo() throws Exception {
        LedNode node = node(OPTIONS);
        insertBefore("ada");
        node.election.leads(true);
        await().until(() -> node.routed.equals(List.of("ada")));
        assertThat(pollersOf(node)).hasSize(1);

        node.election.leads(false);

        assertThat(node.endpoint())
                .isInstanceOfSatisfying(BaseService.class, endpoint -> assertThat(endpoint.getStatus())
                        .isEqualTo(ServiceStatus.Stopped));
        await().untilAsserted(() -> assertThat(pollersOf(node)).isEmpty());
        long requests = sandbox.requestCount();
        insertBefore("bob");
        assertThat(sandbox.requestCount()).isEqualTo(requests);
        assertThat(node.routed).containsExactly("ada");
    }

    private static List<String> pollersOf(LedNode node) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("(" + node.camel.getName() + ")") && name.contains("cognipeer-contacts:"))
                .toList();
    }

    private void insertBefore(String name) {
        insert(name);
        clock.goOnBy(TEN_SECONDS);
    }
}
