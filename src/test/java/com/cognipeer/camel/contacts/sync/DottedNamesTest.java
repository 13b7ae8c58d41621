package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.SyncTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dot in the name of a given field leads into an object. In a contact that was listed it is part of the name. */
class DottedNamesTest extends SyncTest {

    private static final Map<String, Object> ROW =
            Map.of("integrationId", "x-1", "properties.company", "A", "No. of employees", 5);

    @ParameterizedTest
    @ValueSource(strings = {"create", "upsert", "sync"})
    void aNewContactHasTheObject(String operation) {
        send("cognipeer-contacts:" + operation, ROW);

        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("properties", Map.of("company", "A"))
                .containsEntry("No. of employees", 5)
                .doesNotContainKeys("properties.company", "No"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "upsert", "sync"})
    void theOtherEntriesOfAStoredObjectStay(String operation) {
        sandbox.insert(Map.of("integrationId", "x-1", "properties", Map.of("company", "Z", "city", "Berlin")));

        Exchange exchange = send("cognipeer-contacts:" + operation, ROW);

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox.contacts().get(0))
                .containsEntry("properties", Map.of("company", "A", "city", "Berlin"))
                .containsEntry("No. of employees", 5)
                .doesNotContainKey("properties.company");
    }

    /** A dotted name costs one request more when the contact exists, and none more when it does not. */
    @Test
    void theObjectIsReadBeforeItIsWritten() {
        assertThat(cost("upsert", ROW)).isEqualTo(Map.of("GET", 1, "POST", 1));
        assertThat(cost("upsert", ROW)).isEqualTo(Map.of("GET", 1, "PATCH", 1));
        assertThat(cost("update", ROW)).isEqualTo(Map.of("GET", 1, "PATCH", 1));
        Map<String, Object> plain = Map.of("integrationId", "x-1", "No. of employees", 6, "properties", Map.of());
        assertThat(cost("upsert", plain)).isEqualTo(Map.of("PATCH", 1));
        assertThat(cost("update", plain)).isEqualTo(Map.of("PATCH", 1));
        assertThat(cost("upsert", Map.of("integrationId", "x-2", "name", "N")))
                .isEqualTo(Map.of("PATCH", 1, "POST", 1));
    }

    @Test
    void anUpdateOfWhatIsNotThereFindsThatOutByReading() {
        assertThat(send("cognipeer-contacts:update", ROW).getException())
                .isInstanceOf(ContactNotFoundException.class)
                .hasMessageStartingWith("update failed: get failed with status 404");
        assertThat(requests()).isEqualTo(Map.of("GET", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "upsert", "sync"})
    void aNameThatLeadsIntoWhatIsStoredAndNoObjectIsRefused(String operation) {
        sandbox.insert(Map.of("integrationId", "x-1", "owner", "Ana"));
        sandbox.insert(Map.of("integrationId", "beside"));
        sandbox.clearRequests();
        Map<String, Object> row = Map.of("integrationId", "x-1", "owner.name", "Ben");

        Exchange exchange = send(
                "cognipeer-contacts:" + operation,
                operation.equals("sync") ? List.of(row, Map.of("integrationId", "beside")) : row);

        if (operation.equals("sync")) {
            assertThat(reportOf(exchange).getFailures().get(0).getMessage()).contains("'owner' is no object");
        } else {
            assertThat(exchange.getException())
                    .isInstanceOf(InvalidContactException.class)
                    .hasMessageContaining("'owner' is no object");
        }
        assertThat(requests()).doesNotContainKeys("PATCH", "POST");
    }

    @Test
    void whatIsWrongInItselfIsRefusedBeforeAnythingIsSent() {
        for (String operation : List.of("create", "update", "upsert")) {
            for (Map<String, Object> row : List.<Map<String, Object>>of(
                    Map.of("integrationId", "x-1", "a.b", 1, "a.b.c", 2),
                    Map.of("integrationId", "x-1", "a", 1, "a.b", 2),
                    Map.of("integrationId", "x-1", "a.b", Double.NaN),
                    Map.of("integrationId", "x-1", "a.b", new Object()),
                    Map.of("integrationId", "x-1", "tags.0", "x"),
                    Map.of("integrationId", "x-1", "email.home", "a@x.test"))) {
                assertThat(send("cognipeer-contacts:" + operation, row).getException())
                        .as("%s %s", operation, row)
                        .isInstanceOf(InvalidContactException.class);
            }
        }
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void aDryRunOfUpsertGivesTheContactAsItWouldBe() {
        sandbox.insert(Map.of("integrationId", "x-1", "properties", Map.of("city", "Berlin")));

        Contact would =
                send("cognipeer-contacts:upsert?dryRun=true", ROW).getMessage().getBody(Contact.class);

        assertThat(would).containsEntry("properties", Map.of("company", "A", "city", "Berlin"));
        assertThat(requests()).isEqualTo(Map.of("GET", 1));
    }

    @Test
    void fieldsOfTheServerCannotBeReachedByADot() {
        send("cognipeer-contacts:create", Map.of("integrationId", "x-1", "createdDate.x", 1, "workspaceId.y", 2));

        assertThat(sandbox.requests().get(0).body()).isEqualTo("{\"integrationId\":\"x-1\"}");
    }

    /** Another client may have stored such a name. */
    @Test
    void whatWasListedGoesBackAsItIsWhateverItHolds() {
        Map<String, Object> odd = new LinkedHashMap<>(ROW);
        odd.put("integrationId", "x-1 ");
        odd.put("email", "no address");
        odd.put("", "no name");
        odd.put("\uFEFFcode", 1);
        odd.put("tags", "a;b");
        odd.put("properties", Map.of("company", "newer"));
        sandbox.insert(odd);
        sandbox.insert(Map.of("integrationId", "null", "deleted", "yes"));
        List<?> listed =
                send("cognipeer-contacts:list", (Object) null).getMessage().getBody(List.class);
        String text = context.getTypeConverter().convertTo(String.class, listed.get(0));

        assertCounts(sync(listed), 0, 0, 2, 0);
        assertCounts(sync(text), 0, 0, 1, 0);
        assertThat(sandbox.requests()).noneMatch(request -> request.method().equals("PATCH"));
        for (String operation : List.of("update", "upsert")) {
            Exchange exchange = send("cognipeer-contacts:" + operation + "?validateEmail=false", listed.get(0));
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Contact.class).writable())
                    .isEqualTo(((Contact) listed.get(0)).writable());
        }
        assertThat(sandbox.contacts()).hasSize(2);
    }

    @Test
    void aContactWithFiftyThousandDottedColumnsIsSynced() {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("integrationId", "x-1"));
        for (int column = 0; column < 50_000; column++) {
            row.put("properties.column" + column, column);
        }

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertCounts(sync(List.of(row)), 1, 0, 0, 0);
            assertCounts(sync(List.of(row)), 0, 0, 1, 0);
            assertThat(send("cognipeer-contacts:upsert", row).getException()).isNull();
        });
    }

    private Map<String, Integer> cost(String operation, Map<String, Object> row) {
        sandbox.clearRequests();
        Exchange exchange = send("cognipeer-contacts:" + operation, row);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(CognipeerContactsConstants.REQUEST_COUNT))
                .isEqualTo((int) sandbox.requestCount());
        return requests();
    }
}
