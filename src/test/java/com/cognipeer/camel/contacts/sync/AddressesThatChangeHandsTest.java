package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One sync stores addresses that change hands between contacts. A conflict that stays names the contact with the address. */
class AddressesThatChangeHandsTest extends SyncTest {

    private static final String SYNC = "cognipeer-contacts:sync?parallelism=1";

    @BeforeEach
    void store() {
        List.of("a", "b", "c").forEach(id -> sandbox.insert(row(id, id)));
        sandbox.clearRequests();
    }

    @Test
    void aNewContactTakesWhatALaterRowGivesUp() {
        assertCounts(sync(SYNC, List.of(row("d", "a"), row("a", "a.new"))), 1, 1, 0, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 1, "POST", 1, "PATCH", 1));
        assertThat(addresses()).isEqualTo(Map.of("a", "a.new", "b", "b", "c", "c", "d", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "acb", "bac", "bca", "cab", "cba"})
    void aChainIsStoredFromItsFreeEnd(String order) {
        Map<String, Map<String, Object>> rows = Map.of("a", row("a", "b"), "b", row("b", "c"), "c", row("c", "d"));

        assertCounts(sync(SYNC, inOrder(order, rows)), 0, 3, 0, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 1, "PATCH", 3));
        assertThat(addresses()).isEqualTo(Map.of("a", "b", "b", "c", "c", "d"));
    }

    @Test
    void aRowThatFailsLetsALaterOneAboutItsContactFreeWhatAnotherWants() {
        List<Map<String, Object>> rows = List.of(row("d", "a"), row("a", "b"), row("a", "a.new"));

        assertCounts(sync(SYNC, rows), 1, 1, 0, 1);

        assertThat(addresses()).isEqualTo(Map.of("a", "a.new", "b", "b", "c", "c", "d", "a"));
    }

    @Test
    void aSwapCostsOneWriteMoreThanItHasMembers() {
        assertCounts(sync(SYNC, List.of(row("a", "b"), row("b", "a"))), 0, 2, 0, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 1, "PATCH", 3));
        assertThat(addresses()).isEqualTo(Map.of("a", "b", "b", "a", "c", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "acb", "bac", "bca", "cab", "cba"})
    void theContactOfTheFirstRowOfARingGivesItsAddressUp(String order) {
        Map<String, Map<String, Object>> rows = Map.of("a", row("a", "b"), "b", row("b", "c"), "c", row("c", "a"));

        sync(SYNC, inOrder(order, rows));

        assertThat(sandbox.requests().get(1).body())
                .contains("\"" + order.charAt(0) + "\"")
                .contains("\"email\":null");
    }

    @Test
    void aRowBehindOneThatWaitsIsWrittenAsSoonAsThatOneIs() {
        List<Map<String, Object>> rows = List.of(
                row("a", "b"), Map.of("integrationId", "a", "name", "Behind"), row("b", "b.new"), row("c", "c"));

        assertCounts(sync(SYNC + "&limit=1", rows), 0, 3, 1, 0);

        List<String> bodies =
                sandbox.requests().stream().map(RecordedRequest::body).toList();
        assertThat(bodies.subList(indexOf("\"c\"", bodies), bodies.size()))
                .as("requests from the look-up of the last row on")
                .noneMatch(body -> body.contains("Behind"));
    }

    @Test
    void aRowBehindOneThatFailsIsLookedUpAnew() {
        List<Map<String, Object>> rows = List.of(row("a", "b"), Map.of("email", "b@example.com", "name", "Behind"));

        assertCounts(sync(SYNC + "&limit=1", rows), 0, 1, 0, 1);

        assertThat(requests()).as("no creation that the API must refuse").doesNotContainKey("POST");
        assertThat(sandbox.find("b@example.com").orElseThrow())
                .containsEntry("integrationId", "b")
                .containsEntry("name", "Behind");
    }

    @Test
    void aRingAcrossChunksIsStoredAtItsEnd() {
        List<Map<String, Object>> rows =
                List.of(row("a", "b"), row("x", "x"), row("b", "c"), row("y", "y"), row("c", "a"));

        assertCounts(sync(SYNC + "&limit=1", rows), 2, 3, 0, 0);

        assertThat(applied("PATCH")).isEqualTo(4);
        assertThat(requests())
                .as("two are refused; the third wants what the first is known to hold")
                .containsEntry("PATCH", 4 + 2);
        assertThat(addresses()).containsAllEntriesOf(Map.of("a", "b", "b", "c", "c", "a"));
    }

    @Test
    void aLongChainAcrossManyChunksIsStored() {
        List<Map<String, Object>> stored =
                IntStream.range(0, 500).mapToObj(i -> row("n" + i, "n" + i)).toList();
        stored.forEach(sandbox::insert);
        List<Map<String, Object>> rows = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(i -> row("n" + i, "n" + (i + 1)))
                .toList());
        Collections.reverse(rows.subList(100, 300));

        assertCounts(sync(SYNC + "&limit=10", rows), 0, 500, 0, 0);
        assertThat(applied("PATCH")).isEqualTo(500);
    }

    @Test
    void whoKeepsTheAddressIsNamedByItsId() {
        Object id = sandbox.find("c@example.com").orElseThrow().get("_id");

        SyncReport report = sync(SYNC, List.of(row("a", "c"), row("b", "b"), row("d", "c")));

        assertCounts(report, 0, 0, 1, 2);
        assertThat(report.getFailures()).allSatisfy(failure -> {
            assertThat(failure.getMessage()).contains("the contact with _id " + id + " has this email");
            assertThat(failure.getMessage()).doesNotContain("@");
            assertThat(failure.getException().getStatusCode()).isEqualTo(409);
        });
    }

    @Test
    void laterRowsAboutAContactThatWaitsKeepTheirOrder() {
        Map<String, Object> first = row("a", "b");
        first.put("name", "First");
        Map<String, Object> last = Map.of("integrationId", "a", "name", "Last");

        assertCounts(sync(SYNC, List.of(first, last, row("b", "b.new"))), 0, 3, 0, 0);

        assertThat(sandbox.find("b@example.com").orElseThrow()).containsEntry("name", "Last");
    }

    @Test
    void laterRowsAboutANewContactThatWaitsKeepTheirOrder() {
        Map<String, Object> first = row("d", "a");
        first.put("name", "First");
        Map<String, Object> last = Map.of("integrationId", "d", "name", "Last");

        assertCounts(sync(SYNC, List.of(first, last, row("a", "a.new"))), 1, 2, 0, 0);

        assertThat(sandbox.find("a@example.com").orElseThrow()).containsEntry("name", "Last");
    }

    @Test
    void aServerThatRefusesToClearAnAddressLosesNothing() {
        sandbox.faults().always(request -> request.body().contains("null"), Fault.status(422, "email is required"));

        SyncReport report = sync(SYNC, List.of(row("a", "b"), row("b", "a"), row("c", "c.new")));

        assertCounts(report, 0, 1, 0, 2);
        assertThat(report.getFailures().get(0).getMessage()).contains("422");
        assertThat(report.getFailures().get(1).getMessage()).contains("Contact 0 of the input failed");
        assertThat(addresses()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c.new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    void aRowThatIsRefusedInARingGivesEverybodyBackWhatTheyHad(String refused) {
        Map<String, Map<String, Object>> rows = Map.of("a", row("a", "b"), "b", row("b", "c"), "c", row("c", "a"));
        rows.get(refused).put("name", "Refused");
        sandbox.faults().always(request -> request.body().contains("Refused"), Fault.status(422));

        SyncReport report = sync(SYNC, List.of(rows.get("a"), rows.get("b"), rows.get("c")));

        assertCounts(report, 0, 0, 0, 3);
        assertThat(addresses()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theNextSyncHealsARingInWhichThisOneWasCutOff(int writes) {
        List<Map<String, Object>> rows = List.of(row("a", "b"), row("b", "c"), row("c", "a"));
        int[] seen = {0};
        sandbox.faults().always(request -> request.method().equals("PATCH") && ++seen[0] > writes, Fault.status(401));

        Exception stopped = send(SYNC, rows).getException();

        if (writes < 4) {
            assertThat(stopped).isInstanceOf(SyncStoppedException.class);
            assertThat(stopped.getCause()).isInstanceOf(ContactsAuthorizationException.class);
            assertThat(((SyncStoppedException) stopped).getReport().getFailed()).isZero();
            assertThat(requests().get("PATCH"))
                    .as("none that takes a write back")
                    .isEqualTo(writes + 1);
        }
        sandbox.faults().clear();
        assertThat(sync(SYNC, rows).getFailed()).isZero();
        assertThat(addresses()).isEqualTo(Map.of("a", "b", "b", "c", "c", "a"));
    }

    @Test
    void aContactThatVanishesFromARingIsNotCreatedWhileTheOthersExchangeTheirAddresses() {
        Object id = sandbox.contacts().stream()
                .filter(contact -> "a".equals(contact.get("integrationId")))
                .findFirst()
                .orElseThrow()
                .get("_id");
        sandbox.faults().beforeAnswer(request -> {
            if (request.method().equals("PATCH")) {
                sandbox.delete((String) id);
            }
        });

        assertCounts(sync(SYNC, List.of(row("a", "b"), row("b", "a"))), 0, 0, 0, 2);

        assertThat(addresses()).doesNotContainKey("a").containsEntry("b", "b");
    }

    @Test
    void anAnswerThatIsLostInARingDoesNoHarm() {
        for (int lost = 0; lost < 5; lost++) {
            int number = lost;
            int[] seen = {0};
            sandbox.faults()
                    .clear()
                    .always(request -> request.method().equals("PATCH") && seen[0]++ == number, Fault.loseAnswer());

            sync(SYNC, List.of(row("a", "b"), row("b", "c"), row("c", "a")));
            sandbox.faults().clear();
            assertThat(sync(SYNC, List.of(row("a", "b"), row("b", "c"), row("c", "a")))
                            .getFailed())
                    .isZero();
            assertThat(addresses()).isEqualTo(Map.of("a", "b", "b", "c", "c", "a"));
            sync(SYNC, List.of(row("a", "a"), row("b", "b"), row("c", "c")));
        }
    }

    @Test
    void whereNothingChangesHandsNoRequestIsMore() {
        assertCounts(sync(SYNC, List.of(row("a", "a.new"), row("b", "b"), row("d", "d"))), 1, 1, 1, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 1, "PATCH", 1, "POST", 1));
    }

    @Test
    void integrationIdsChangeHandsWhereTheAddressNames() {
        String byEmail = SYNC + "&matchBy=email";

        assertCounts(sync(byEmail, List.of(row("b", "a"), row("c", "b"), row("a", "c"))), 0, 3, 0, 0);

        assertThat(addresses()).isEqualTo(Map.of("b", "a", "c", "b", "a", "c"));
        assertThat(requests()).isEqualTo(Map.of("list", 1, "PATCH", 4));
    }

    /** No listing finds the first contact under this spelling, so that both rows are refused before it is known. */
    @Test
    void anIdentifierThatIsGivenUpAfterItWasRefusedIsTakenAfterAll() {
        sandbox.insert(Map.of("integrationId", "p", "email", "Ada@example.com"));

        SyncReport report = sync(
                SYNC + "&matchBy=email",
                List.of(
                        Map.of("integrationId", "q", "email", "aDa@example.com"),
                        Map.of("integrationId", "p", "email", "bob@example.com")));

        assertCounts(report, 1, 1, 0, 0);
    }

    @Test
    void theExceptionOfAConflictStaysOne() {
        SyncReport report = sync(SYNC, List.of(row("a", "c")));

        assertThat(report.getFailures().get(0).getException())
                .isInstanceOfSatisfying(InvalidContactException.class, failure -> assertThat(failure.isConflict())
                        .isTrue());
    }

    private static Map<String, Object> row(String id, String address) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("integrationId", id);
        row.put("email", address + "@example.com");
        return row;
    }

    private static List<Map<String, Object>> inOrder(String ids, Map<String, Map<String, Object>> rows) {
        return ids.chars().mapToObj(id -> rows.get(String.valueOf((char) id))).toList();
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        sandbox.contacts()
                .forEach(contact -> addresses.put(
                        (String) contact.get("integrationId"),
                        String.valueOf(contact.get("email")).replace("@example.com", "")));
        return addresses;
    }

    private static int indexOf(String text, List<String> bodies) {
        return IntStream.range(0, bodies.size())
                .filter(number -> bodies.get(number).contains(text))
                .findFirst()
                .orElseThrow();
    }

    private long applied(String method) {
        return sandbox.answers().stream()
                .filter(answer -> isOf(answer.request(), method) && answer.status() < 300)
                .count();
    }

    private static boolean isOf(RecordedRequest request, String method) {
        return request.method().equals(method) && !request.path().endsWith("/list");
    }
}
