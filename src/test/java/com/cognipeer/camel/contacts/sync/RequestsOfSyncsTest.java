package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The number of requests that a sync sends. */
class RequestsOfSyncsTest extends SyncTest {

    private static final int CUSTOMERS = 5000;

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(1000).start();
    }

    @Test
    void anUpsertOfAContactThatExistsCostsOneRequest() {
        Map<String, Object> contact = exported(1).get(0);

        Exchange exchange = send("cognipeer-contacts:upsert", contact);

        assertThat(exchange.getException()).isNull();
        assertThat(requests()).isEqualTo(Map.of("PATCH", 1));
    }

    @Test
    void anUpsertOfANewContactCostsTwo() {
        Exchange exchange = send("cognipeer-contacts:upsert", contact(1));

        assertThat(exchange.getException()).isNull();
        assertThat(requests()).isEqualTo(Map.of("PATCH", 1, "POST", 1));
    }

    @Test
    void aSyncOfFiveThousandOfWhichTwoPercentHaveChangedCostsFiftyListingsAndAWriteForEachOfThese() {
        List<Map<String, Object>> customers = exported(CUSTOMERS);
        for (int i = 0; i < CUSTOMERS; i += 50) {
            customers.get(i).put("name", "Changed " + i);
        }

        SyncReport report = sync(customers);

        assertCounts(report, 0, 100, 4900, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 50, "PATCH", 100));
        assertThat(report.getRequests()).isEqualTo(150);
    }

    @Tag("ci")
    @Test
    void aSyncOfFiveThousandOfWhichNoneHasChangedCostsFiftyListings() {
        List<Map<String, Object>> customers = exported(CUSTOMERS);

        SyncReport report = sync(customers);

        assertCounts(report, 0, 0, CUSTOMERS, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 50));
    }

    @Test
    void aSyncOfAThousandNewContactsCostsTenListingsAndACreationForEach() {
        List<Map<String, Object>> customers =
                IntStream.range(0, 1000).mapToObj(SyncTest::contact).toList();

        SyncReport report = sync(customers);

        assertCounts(report, 1000, 0, 0, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 10, "POST", 1000));
    }

    @Test
    void aSecondSyncOfTheSameContactsSendsListingsOnly() {
        List<Map<String, Object>> customers = exported(500);
        customers.get(7).put("name", "Changed");
        customers.get(8).put("properties.company", "Changed");
        customers.add(contact(1));
        assertCounts(sync(customers), 1, 2, 498, 0);
        sandbox.clearRequests();

        SyncReport second = sync(customers);

        assertCounts(second, 0, 0, 501, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 6));
    }

    @Test
    void contactsOfBothKindsOfKeysFillAListingOfEachKind() {
        List<Map<String, Object>> customers = exported(400);
        for (int i = 0; i < 400; i += 2) {
            customers.get(i).remove("integrationId");
        }

        SyncReport report = sync(customers);

        assertCounts(report, 0, 0, 400, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 4));
    }

    @Test
    void contactsThatComeTwiceCostNoListingsOfTheirOwn() {
        List<Map<String, Object>> customers = new ArrayList<>();
        exported(200).forEach(customer -> customers.addAll(List.of(customer, customer)));

        assertCounts(sync(customers), 0, 0, 400, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 2));
    }

    @Test
    void aNewContactThatComesTwiceIsCreatedOnceAndNotAskedForAgain() {
        assertCounts(sync(List.of(contact(1), contact(1))), 1, 0, 1, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 1, "POST", 1));
    }

    @Test
    void contactsThatComeUnderBothIdentifiersCostTheListingsOfBoth() {
        List<Map<String, Object>> customers = new ArrayList<>();
        exported(200)
                .forEach(customer -> customers.addAll(List.of(
                        Map.of("integrationId", customer.get("integrationId")),
                        Map.of("email", customer.get("email")))));

        assertCounts(sync(customers), 0, 0, 400, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 4));
    }

    @Tag("ci")
    @Test
    void aFewContactsWithAnotherKindOfKeyWaitForAListingOfTheirOwn() {
        List<Map<String, Object>> customers = exported(CUSTOMERS);
        for (int i = 0; i < CUSTOMERS; i += 50) {
            customers.get(i).remove("integrationId");
            customers.get(i).put("name", "Changed " + i);
        }

        assertCounts(sync(customers), 0, 100, 4900, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 50, "PATCH", 100));
    }

    @Test
    void aContactThatHasToDoWithOneThatWaitsComesAfterIt() {
        List<Map<String, Object>> customers = exported(10);
        String email = (String) customers.get(7).get("email");
        Map<String, Object> byEmail = Map.of("email", email, "name", "First");
        Map<String, Object> byId = Map.of("integrationId", customers.get(7).get("integrationId"), "name", "Second");
        List<Map<String, Object>> given = new ArrayList<>(customers.subList(0, 6));
        given.add(0, byEmail);
        given.add(byId);
        given.add(customers.get(8));

        assertCounts(sync("cognipeer-contacts:sync?limit=5", given), 0, 2, 7, 0);

        assertThat(sandbox.find(email).orElseThrow()).containsEntry("name", "Second");
    }

    @Test
    void aChunkIsAsLargeAsTheLimitSays() {
        List<Map<String, Object>> customers = exported(1000);

        assertCounts(sync("cognipeer-contacts:sync?limit=500", customers), 0, 0, 1000, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 2));
    }

    @Test
    void aChunkIsAsLargeAsTheHeaderSays() {
        List<Map<String, Object>> customers = exported(1000);

        Exchange exchange = send("cognipeer-contacts:sync?limit=500", message -> {
            message.getMessage().setBody(customers);
            message.getMessage().setHeader(CognipeerContactsConstants.LIMIT, 250);
        });

        assertCounts(reportOf(exchange), 0, 0, 1000, 0);
        assertThat(requests()).isEqualTo(Map.of("list", 4));
    }

    @Test
    void aDryRunOfNewContactsCostsAListingOfTheirKeysAndOneOfTheirAddresses() {
        List<Map<String, Object>> customers =
                IntStream.range(0, 100).mapToObj(SyncTest::contact).toList();

        assertCounts(sync("cognipeer-contacts:sync?dryRun=true", customers), 100, 0, 0, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 2));
    }
}
