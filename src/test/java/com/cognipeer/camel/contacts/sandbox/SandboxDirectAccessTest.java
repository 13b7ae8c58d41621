package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SandboxDirectAccessTest extends SandboxFixture {
    private final ManualClock clock = new ManualClock("2026-11-22T10:00:00Z");

    @Override
    SandboxBuilder settings() {
        return ContactsSandbox.builder().clock(clock).seed(42);
    }

    @Test
    void generatedContactsAreWholeAndEachHasItsOwnIdentifiers() {
        sandbox.seedContacts(300).seedContacts(200);

        List<Map<String, Object>> contacts = sandbox.contacts();
        assertThat(contacts).hasSize(500).extracting("integrationId").contains("crm-000001", "crm-000500");
        assertThat(contacts).extracting("email").doesNotHaveDuplicates();
        assertThat(contacts).allSatisfy(contact -> {
            assertThat(contact).containsKeys("_id", "name", "phone", "metadata", "createdDate", "modifiedDate");
            assertThat((String) contact.get("email")).matches("[a-z]+\\.\\d+@example\\.com");
            assertThat(contact.get("status")).isIn("active", "inactive", "lead");
            assertThat(List.of("vip", "enterprise", "partner", "trial"))
                    .containsAll(((List<?>) contact.get("tags"))
                            .stream().map(String.class::cast).toList());
            assertThat(contact.get("properties"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("company", "position", "city");
        });
    }

    @Test
    void theSameSeedGivesTheSameContacts() {
        List<Map<String, Object>> first = sandbox.seedContacts(20).contacts();
        restart(settings());

        assertThat(sandbox.seed()).isEqualTo(42);
        assertThat(sandbox.seedContacts(20).contacts()).isEqualTo(first);
    }

    @Test
    void anotherSeedGivesOtherContacts() {
        List<Map<String, Object>> first = sandbox.seedContacts(20).contacts();
        restart(settings().seed(43));

        assertThat(sandbox.seedContacts(20).contacts()).isNotEqualTo(first);
    }

    @Test
    void whatIsInsertedUpdatedAndDeletedIsSeenOverHttp() {
        String id = sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));
        clock.advance(Duration.ofSeconds(1));
        sandbox.update(id, Map.of("name", "Lovelace"));

        var contact = client.get("email=ada%40example.com").data();
        assertThat(contact.get("_id").textValue()).isEqualTo(id);
        assertThat(contact.get("name").textValue()).isEqualTo("Lovelace");
        assertThat(contact.get("modifiedDate").textValue()).isEqualTo("2026-11-22T10:00:01.000Z");
        assertThat(sandbox.find("ADA@example.com")).isPresent();

        assertThat(sandbox.delete(id)).isTrue();
        assertThat(sandbox.delete(id)).isFalse();
        assertThat(sandbox.size()).isZero();
        assertThat(client.get("email=ada%40example.com").status()).isEqualTo(404);
    }

    @Test
    void aDeletedContactIsInNoAnswerAndItsIdentifiersAreFree() {
        String id = sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));

        sandbox.delete(id);

        assertThat(client.names("{\"_id\":{\"$in\":[\"" + id + "\"]}}", null)).isEmpty();
        assertThat(client.names("{}", null)).isEmpty();
        assertThat(sandbox.insert(Map.of("email", "ada@example.com"))).isNotEqualTo(id);
    }

    @Test
    void aContactThatIsMarkedAsDeletedIsAModifiedContactThatAFilterCanHide() {
        String id = sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));
        clock.advance(Duration.ofSeconds(1));
        sandbox.softDelete(id);

        assertThat(client.names("{}", null)).containsExactly("Ada");
        assertThat(client.names("{\"deleted\":{\"$ne\":true}}", null)).isEmpty();
        assertThat(sandbox.contacts().get(0))
                .containsEntry("deleted", true)
                .containsEntry("modifiedDate", "2026-11-22T10:00:01.000Z");

        clock.advance(Duration.ofSeconds(1));
        sandbox.undelete(id);

        assertThat(client.names("{\"deleted\":{\"$ne\":true}}", null)).containsExactly("Ada");
        assertThat(sandbox.contacts().get(0))
                .containsEntry("deleted", false)
                .containsEntry("modifiedDate", "2026-11-22T10:00:02.000Z");
    }

    @Test
    void aRawContactIsStoredExactlyAsGiven() {
        String id = sandbox.insertRaw(Map.of(
                "_id", "000000000000000000000001",
                "createdDate", "2020-01-01T00:00:00.000Z",
                "modifiedDate", "2020-01-02T00:00:00.000Z"));
        sandbox.insertRaw(Map.of("name", "undated"));

        assertThat(id).isEqualTo("000000000000000000000001");
        assertThat(sandbox.contacts().get(0))
                .containsEntry("createdDate", "2020-01-01T00:00:00.000Z")
                .containsEntry("modifiedDate", "2020-01-02T00:00:00.000Z");
        assertThat(sandbox.contacts().get(1)).containsKey("_id").doesNotContainKeys("createdDate", "modifiedDate");
        assertThat(client.names("{\"modifiedDate\":{\"$exists\":false}}", null)).containsExactly("undated");
    }

    @Test
    void whatTheApiWouldRefuseIsRefused() {
        String id = sandbox.insert(Map.of("email", "ada@example.com"));
        Map<String, String> taken = Map.of("email", "ADA@example.com");

        assertThatThrownBy(() -> sandbox.insert(taken)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.insertRaw(Map.of("_id", id))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.update("nobody", Map.of("a", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> sandbox.softDelete("nobody")).hasMessageContaining("nobody");
        assertThatThrownBy(() -> sandbox.undelete("nobody")).hasMessageContaining("nobody");
    }

    @Test
    void aSnapshotDoesNotFollowLaterChanges() {
        sandbox.seedContacts(2);
        List<Map<String, Object>> before = sandbox.contacts();
        sandbox.seedContacts(1);

        assertThat(before).hasSize(2);
    }
}
