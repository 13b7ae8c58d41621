package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.SandboxSettings;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An update that renames its contact is never sent twice: a lost answer is settled by who has which name. */
class LostRenameTest {

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final TestClient client = TestClient.retrying(SandboxSettings.of(sandbox), TestClient.retries(3));

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @Test
    void ofAHundredThatTookEffectEachSucceeds() {
        losePatches();
        for (int run = 0; run < 100; run++) {
            sandbox.insert(Map.of("email", "a" + run + "@example.com", "integrationId", "crm-" + run));
            ContactIdentity former = run % 2 == 0 ? byEmail("a" + run) : new ContactIdentity(null, "crm-" + run);
            Contact changes = new Contact(
                    run % 2 == 0
                            ? Map.of("email", "b" + run + "@example.com", "name", "Ada")
                            : Map.of("integrationId", "erp-" + run));

            ContactsResponse<Contact> updated = client.call(api -> api.update(former, changes));

            assertThat(updated.body()).containsAllEntriesOf(changes);
            assertThat(updated.info().requestCount()).isEqualTo(3);
        }
        assertThat(sandbox.requests())
                .filteredOn(request -> request.method().equals("PATCH"))
                .hasSize(100);
    }

    /** The answer that is lost said 409, as the new name is another contact's. */
    @Test
    void ofAHundredThatCouldNotTakeEffectNoneSucceeds() {
        losePatches();
        for (int run = 0; run < 100; run++) {
            sandbox.insert(Map.of("email", "a" + run + "@example.com"));
            sandbox.insert(Map.of("email", "b" + run + "@example.com"));

            ContactsException failed = fail(byEmail("a" + run), Map.of("email", "b" + run + "@example.com"));

            assertThat(failed)
                    .isInstanceOf(InvalidContactException.class)
                    .hasMessage("update failed: its answer was lost, and the contact with the new name is another one");
        }
        assertThat(sandbox.size()).isEqualTo(200);
    }

    /** The answer that is lost said 404: there never was a contact to be renamed. */
    @Test
    void aContactThatHadTheNameAllAlongIsNotTakenForTheRenamedOne() {
        sandbox.insertRaw(Map.of(
                "email",
                "b@example.com",
                "modifiedDate",
                Instant.now().minusSeconds(60).toString()));
        losePatches();

        assertThat(fail(byEmail("a"), Map.of("email", "b@example.com")))
                .isInstanceOf(InvalidContactException.class)
                .hasMessageEndingWith("the contact with the new name was not changed by it");
    }

    @Test
    void aContactThatDoesNotTellWhenItWasChangedIsNotTakenForTheRenamedOne() {
        sandbox.insertRaw(Map.of("email", "b@example.com"));
        losePatches();

        assertThat(fail(byEmail("a"), Map.of("email", "b@example.com"))).isInstanceOf(InvalidContactException.class);
    }

    @Test
    void anotherContactWithTheNameDiffers() {
        sandbox.insert(Map.of("email", "a@example.com"));
        sandbox.insert(Map.of("email", "b@example.com", "name", "Grace"));
        losePatches();

        assertThat(fail(byEmail("a"), Map.of("email", "b@example.com", "name", "Ada")))
                .hasMessageEndingWith("the contact with the new name differs in [name]");
    }

    @Test
    void withoutAContactOfTheNewNameItFailsAndIsNotSentAgain() {
        sandbox.insert(Map.of("email", "a@example.com"));
        sandbox.faults().next(Fault.resetBeforeHandling());

        assertThat(fail(byEmail("a"), Map.of("email", "b@example.com")))
                .isInstanceOf(ContactsTransportException.class)
                .hasMessageContaining("; looked up afterwards, there is no contact with the new name")
                .hasMessageEndingWith("; the request may have been applied");
        assertThat(sandbox.requests()).extracting(request -> request.method()).containsExactly("PATCH", "GET");
    }

    @Test
    void anotherCaseOfTheSameAddressIsARenameAsWell() {
        sandbox.insert(Map.of("email", "a@example.com"));
        losePatches();

        Contact updated = client.call(api -> api.update(byEmail("a"), new Contact(Map.of("email", "A@example.com"))))
                .body();

        assertThat(updated.getEmail()).isEqualTo("A@example.com");
        assertThat(sandbox.requests()).extracting(request -> request.method()).containsExactly("PATCH", "GET", "GET");
    }

    @Test
    void aContactThatIsLeftWithoutANameCannotBeLookedUp() {
        sandbox.insert(Map.of("email", "a@example.com"));
        losePatches();
        Map<String, Object> nameless = new HashMap<>();
        nameless.put("email", null);

        assertThat(fail(byEmail("a"), nameless))
                .isInstanceOfSatisfying(ContactsTransportException.class, lost -> assertThat(lost.isMaybeApplied())
                        .isTrue());
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void anIdentifierThatTheContactIsNotFoundByIsNoRename() {
        sandbox.insert(Map.of("email", "a@example.com"));
        sandbox.faults().next(Fault.loseAnswer());

        client.call(api -> api.update(byEmail("a"), new Contact(Map.of("integrationId", "crm-1"))));

        assertThat(sandbox.requests()).extracting(request -> request.method()).containsExactly("PATCH", "PATCH");
    }

    private void losePatches() {
        sandbox.faults().always(request -> request.method().equals("PATCH"), Fault.loseAnswer());
    }

    private ContactsException fail(ContactIdentity identity, Map<String, Object> changes) {
        return TestClient.failureOf(client.api().update(identity, new Contact(changes)));
    }

    private static ContactIdentity byEmail(String name) {
        return new ContactIdentity(name + "@example.com", null);
    }
}
