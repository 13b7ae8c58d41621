package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A sync stores the same as giving its contacts one by one. Only when one by one meets a conflict, the sync may do better. When
 * each contact comes once, a refused identifier belongs to another contact at the end, and the size of chunks changes nothing.
 */
class SyncEqualsOneByOneTest extends SyncTest {

    private static final int ROUNDS = Effort.times("syncs", 50, 700, 10_000);

    private final long seed = Effort.seed();

    @Test
    void whereIdentifiersAreUnique() {
        repeat(true);
    }

    @Test
    void whereSeveralContactsMayHaveTheSameIdentifier() {
        repeat(false);
    }

    private void repeat(boolean unique) {
        System.out.printf("sync equals one by one: unique=%s, seed=%d, %d rounds%n", unique, seed, ROUNDS);
        try (ContactsSandbox server = ContactsSandbox.builder()
                .uniqueIdentifiers(unique)
                .deletedField(false)
                .start()) {
            for (int round = 0; round < ROUNDS; round++) {
                compare(server, unique, new Random(seed + round), "seed=" + (seed + round));
            }
        }
    }

    private void compare(ContactsSandbox server, boolean unique, Random random, String run) {
        RandomContacts contacts = new RandomContacts(random);
        server.contacts().forEach(contact -> server.delete((String) contact.get("_id")));
        contacts.stored(unique).forEach(server::insert);
        List<Map<String, Object>> before = server.contacts();
        List<Map<String, Object>> given = contacts.given(unique);
        MatchBy matchBy = MatchBy.values()[random.nextInt(MatchBy.values().length)];
        StoreModel model = new StoreModel(before, matchBy, unique);
        given.forEach(model::give);
        String uri = "cognipeer-contacts:sync?baseUrl=" + server.baseUrl() + "&matchBy=" + matchBy + "&limit="
                + (1 + random.nextInt(5)) + "&parallelism=" + (1 + random.nextInt(4));

        SyncReport rehearsed = detailedOrStopped(uri + "&dryRun=true", given);
        assertThat(server.contacts()).as("%s: a dry run writes nothing", run).isEqualTo(before);
        SyncReport report = detailedOrStopped(uri, given);

        String what = run + " " + matchBy + "\nstored " + before + "\ngiven " + given + "\nreport " + outcomes(report)
                + "\n" + report.getFailures();
        if (model.conflicts() == 0) {
            assertThat(StoreModel.contents(server.contacts())).as(what).isEqualTo(model.contents());
            assertThat(List.of(report.getCreated(), report.getUpdated(), report.getUnchanged(), report.getFailed()))
                    .as(what)
                    .isEqualTo(model.counts());
        }
        if (model.conflicts() > 0 && namesEachContactOnce(given)) {
            assertOthersHaveWhatIsWanted(report, given, server.contacts(), what);
            List<Object> left = StoreModel.contents(server.contacts());
            List<Map<String, Object>> after = server.contacts();
            restore(server, before);
            SyncReport alone = detailedOrStopped(
                    "cognipeer-contacts:sync?baseUrl=" + server.baseUrl() + "&matchBy=" + matchBy
                            + "&limit=1&parallelism=1",
                    given);
            assertThat(StoreModel.contents(server.contacts()))
                    .as(what + "\nalone " + outcomes(alone))
                    .isEqualTo(left);
            restore(server, after);
        }
        assertUntouchedWhereNotGiven(before, given, server.contacts(), what);
        boolean settled = model.conflicts() == 0 || namesEachContactOnce(given);
        if (unique && settled && isFoundByListing(before, given)) {
            assertThat(outcomes(rehearsed)).as(what).isEqualTo(outcomes(report));
        }
    }

    /** When a contact fails with a conflict, another contact has its identifier at the end of the sync. */
    private static void assertOthersHaveWhatIsWanted(
            SyncReport report, List<Map<String, Object>> given, List<Map<String, Object>> after, String what) {
        report.getFailures().stream()
                .filter(failure ->
                        failure.getException() instanceof InvalidContactException invalid && invalid.isConflict())
                .map(failure -> given.get((int) failure.getIndex()))
                .forEach(item -> assertThat(after)
                        .as("%s%nafter %s%nrefused %s", what, after, item)
                        .anyMatch(contact -> isSame(item.get("email"), contact.get("email"))
                                        && !isSame(item.get("integrationId"), contact.get("integrationId"))
                                || isSame(item.get("integrationId"), contact.get("integrationId"))
                                        && !isSame(item.get("email"), contact.get("email"))));
    }

    private static boolean namesEachContactOnce(List<Map<String, Object>> given) {
        List<String> identifiers = new ArrayList<>();
        given.forEach(item -> List.of("integrationId", "email").forEach(field -> {
            if (item.get(field) != null && !item.get(field).toString().isBlank()) {
                identifiers.add(field + item.get(field).toString().toLowerCase());
            }
        }));
        return Set.copyOf(identifiers).size() == identifiers.size();
    }

    private static void restore(ContactsSandbox server, List<Map<String, Object>> contacts) {
        server.contacts().forEach(contact -> server.delete((String) contact.get("_id")));
        contacts.forEach(server::insertRaw);
    }

    private static void assertUntouchedWhereNotGiven(
            List<Map<String, Object>> before,
            List<Map<String, Object>> given,
            List<Map<String, Object>> after,
            String what) {
        List<Map<String, Object>> unlisted = new ArrayList<>(before);
        unlisted.removeIf(contact -> given.stream()
                .anyMatch(item -> isSame(item.get("integrationId"), contact.get("integrationId"))
                        || isSame(item.get("email"), contact.get("email"))));
        assertThat(after).as(what).containsAll(unlisted);
    }

    /** Some addresses are found only by a refused creation, which a dry run does not send. */
    private static boolean isFoundByListing(List<Map<String, Object>> before, List<Map<String, Object>> given) {
        return given.stream()
                .map(item -> item.get("email"))
                .filter(Objects::nonNull)
                .allMatch(email -> before.stream()
                        .map(contact -> contact.get("email"))
                        .filter(stored -> isSame(stored, email))
                        .allMatch(stored -> stored.equals(email)
                                || stored.equals(stored.toString().toLowerCase())));
    }

    private static boolean isSame(Object given, Object stored) {
        return given != null && stored != null && given.toString().equalsIgnoreCase(stored.toString());
    }

    private static List<String> outcomes(SyncReport report) {
        return report.getItems().stream()
                .map((SyncItem item) -> item.getIndex() + " " + item.getOutcome() + " " + item.getFields())
                .toList();
    }
}
