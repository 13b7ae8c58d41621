package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DryRunStoreTest {

    private final ListedContacts server = new ListedContacts();
    private final DryRunStore store = new DryRunStore(new ListedLookup(new SyncRequests(server, cost -> {}), 100));

    @Test
    void aContactThatWouldHaveBeenChangedIsFoundAsItWouldBe() {
        server.add("integrationId", "old", 1);
        store.store(new Contact(Map.of("_id", "id-1", "integrationId", "new", "name", "N")));

        assertThat(find("new")).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("name", "N"));
        assertThat(find("old")).isEmpty();
    }

    @Test
    void anIdentifierThatWouldHaveBeenGivenUpCanBeAnothers() {
        store.store(new Contact(Map.of("_id", "id-1", "integrationId", "a")));
        store.store(new Contact(Map.of("_id", "id-1", "integrationId", "b")));
        store.store(new Contact(Map.of("_id", "id-2", "integrationId", "a")));
        store.store(new Contact(Map.of("_id", "id-1", "integrationId", "c")));

        assertThat(find("a")).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("_id", "id-2"));
        assertThat(find("b")).isEmpty();
    }

    @Test
    void onlyTheLatestAreRemembered() {
        for (int i = 0; i <= DryRunStore.REMEMBERED; i++) {
            store.store(new Contact(Map.of("_id", "id-" + i, "integrationId", "k-" + i)));
        }

        assertThat(find("k-0")).isEmpty();
        assertThat(find("k-1")).hasSize(1);
    }

    private List<Contact> find(String integrationId) {
        ContactKey key = ContactKey.named("integrationId", integrationId);
        return List.copyOf(store.find(List.of(key)));
    }
}
