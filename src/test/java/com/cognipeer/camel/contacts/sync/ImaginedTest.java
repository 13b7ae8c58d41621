package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImaginedTest {

    private final ListedContacts server = new ListedContacts();
    private final Imagined imagined = new Imagined(new ListedLookup(server, 100));

    @Test
    void aContactThatWouldHaveBeenChangedIsFoundAsItWouldBe() {
        server.add("integrationId", "old", 1);
        imagined.store(new Contact(Map.of("_id", "id-1", "integrationId", "new", "name", "N")));

        assertThat(find("new")).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("name", "N"));
        assertThat(find("old")).isEmpty();
    }

    @Test
    void anIdentifierThatWouldHaveBeenGivenUpCanBeAnothers() {
        imagined.store(new Contact(Map.of("_id", "id-1", "integrationId", "a")));
        imagined.store(new Contact(Map.of("_id", "id-1", "integrationId", "b")));
        imagined.store(new Contact(Map.of("_id", "id-2", "integrationId", "a")));
        imagined.store(new Contact(Map.of("_id", "id-1", "integrationId", "c")));

        assertThat(find("a")).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("_id", "id-2"));
        assertThat(find("b")).isEmpty();
    }

    @Test
    void onlyTheLatestAreRemembered() {
        for (int i = 0; i <= Imagined.REMEMBERED; i++) {
            imagined.store(new Contact(Map.of("_id", "id-" + i, "integrationId", "k-" + i)));
        }

        assertThat(find("k-0")).isEmpty();
        assertThat(find("k-1")).hasSize(1);
    }

    private List<Contact> find(String integrationId) {
        ContactKey key = ContactKey.named("integrationId", integrationId);
        return List.copyOf(imagined.find(List.of(key)).join());
    }
}
