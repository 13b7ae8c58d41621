package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A server that trims or reformats fields gets the same writes every night. The report says so. */
class NotStoredAsGivenTest {

    /** It trims texts, cuts decimals off, and stores addresses in lower case. */
    private final ListedContacts server = new ListedContacts() {
        @Override
        public CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, Contact changes) {
            for (Contact stored : contacts) {
                if (identity.integrationId().equals(stored.get("integrationId"))) {
                    stored.putAll(reformatted(changes));
                    return answer(new Contact(stored));
                }
            }
            throw new AssertionError("There is no such contact");
        }

        @Override
        public CompletableFuture<ContactsResponse<Contact>> create(Contact contact) {
            Contact stored = reformatted(contact);
            stored.put("_id", "id " + contacts.size());
            contacts.add(stored);
            return answer(new Contact(stored));
        }
    };

    @Test
    void whatTheServerStoresOtherwiseIsCountedWithItsFieldsAtEverySync() {
        List<Contact> given = List.of(
                new Contact(Map.of("integrationId", "a", "name", " Ada ", "score", 1.5)),
                new Contact(Map.of("integrationId", "b", "name", "Bob", "email", "Bob@Example.com", "score", 1.0)),
                new Contact(Map.of("integrationId", "c", "name", "Cy ")));

        SyncReport first = sync(given);
        SyncReport second = sync(given);

        assertThat(first.getCreated()).isEqualTo(3);
        assertThat(second.getUpdated()).isEqualTo(2);
        for (SyncReport report : List.of(first, second)) {
            assertThat(report.getNotStoredAsGiven()).isEqualTo(2);
            assertThat(report.getNotStoredAsGivenFields()).containsExactly("name", "score");
            assertThat(report.asMap())
                    .containsEntry("notStoredAsGiven", 2L)
                    .containsEntry("notStoredAsGivenFields", report.getNotStoredAsGivenFields());
        }
    }

    private SyncReport sync(List<Contact> contacts) {
        return new SyncRun(
                        server,
                        new SyncSettings(MatchBy.auto, true, false, 1, 100, true, false, 1000),
                        contacts.iterator(),
                        item -> (Contact) item,
                        Runnable::run,
                        WriteListener.NONE,
                        () -> false,
                        counts -> {},
                        null)
                .run();
    }

    private static Contact reformatted(Contact given) {
        Contact stored = new Contact(given);
        stored.replaceAll((field, value) -> {
            if (value instanceof String text) {
                return field.equals("email") ? text.strip().toLowerCase() : text.strip();
            }
            return value instanceof Number number ? new BigDecimal(number.toString()).toBigInteger() : value;
        });
        return stored;
    }
}
