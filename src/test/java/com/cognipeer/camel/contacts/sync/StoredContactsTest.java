package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredContactsTest {

    private static final ContactKey ADA = ContactKey.named("email", "ada@example.com");
    private static final ContactKey A = ContactKey.named("integrationId", "a");
    private static final ContactKey B = ContactKey.named("integrationId", "b");

    private final StoredContacts stored = new StoredContacts();

    @Test
    void contactsThatShareAnIdentifierAreAllFoundByItWithTheirOthers() {
        Contact one = contact("1", "a");
        Contact two = contact("2", "b");
        stored.put(one);
        stored.put(two);

        assertThat(stored.having(ADA)).containsExactly(one, two);
        assertThat(stored.identifiersBeside(ADA)).containsOnly(ADA, A, B);
    }

    @Test
    void whatIsPutAgainLosesTheIdentifiersThatItHasNoMore() {
        stored.put(contact("1", "a"));
        stored.put(contact("1", "b"));

        assertThat(stored.having(A)).isEmpty();
        assertThat(stored.having(B)).hasSize(1);
        assertThat(stored.size()).isOne();
    }

    @Test
    void whatIsRemovedLeavesThoseThatShareItsIdentifiers() {
        Contact two = contact("2", "b");
        stored.put(contact("1", "a"));
        stored.put(two);

        stored.remove("1");

        assertThat(stored.having(ADA)).containsExactly(two);
        assertThat(stored.identifiersBeside(A)).isEmpty();
    }

    private static Contact contact(String id, String integrationId) {
        return new Contact(Map.of("_id", id, "email", "ada@example.com", "integrationId", integrationId));
    }
}
