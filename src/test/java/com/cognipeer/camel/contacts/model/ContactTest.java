package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    @Test
    void isTheMapOfItsFieldsInTheirOrder() {
        Contact contact = new Contact();
        contact.put("zeta", 1);
        contact.setEmail("ada@example.com");
        contact.put("alpha", null);

        assertThat(contact).containsExactly(Map.entry("zeta", 1), Map.entry("email", "ada@example.com"), nullEntry());
        assertThat(contact).isEqualTo(new LinkedHashMap<>(contact));
    }

    @Test
    void isACopyOfTheMapItIsMadeFrom() {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("name", "Ada"));
        Contact contact = new Contact(fields);

        fields.put("name", "Bob");

        assertThat(contact.getName()).isEqualTo("Ada");
    }

    @Test
    void everySetterIsReadBackByItsGetterAndByItsFieldName() {
        Contact contact = new Contact();
        contact.setEmail("ada@example.com");
        contact.setIntegrationId("crm-1");
        contact.setName("Ada");
        contact.setPhone("+441");
        contact.setMetadata(Map.of("m", 1));
        contact.setProperties(Map.of("p", 2));
        contact.setPeerId("peer-1");
        contact.setTags(List.of("vip"));
        contact.setStatus("active");
        contact.setDeleted(true);

        assertThat(contact.getEmail()).isEqualTo("ada@example.com").isEqualTo(contact.get("email"));
        assertThat(contact.getIntegrationId()).isEqualTo("crm-1").isEqualTo(contact.get("integrationId"));
        assertThat(contact.getName()).isEqualTo("Ada").isEqualTo(contact.get("name"));
        assertThat(contact.getPhone()).isEqualTo("+441").isEqualTo(contact.get("phone"));
        assertThat(contact.getMetadata()).isEqualTo(Map.of("m", 1)).isEqualTo(contact.get("metadata"));
        assertThat(contact.getProperties()).isEqualTo(Map.of("p", 2)).isEqualTo(contact.get("properties"));
        assertThat(contact.getPeerId()).isEqualTo("peer-1").isEqualTo(contact.get("peerId"));
        assertThat(contact.getTags()).containsExactly("vip").isEqualTo(contact.get("tags"));
        assertThat(contact.getStatus()).isEqualTo("active").isEqualTo(contact.get("status"));
        assertThat(contact.getDeleted()).isTrue().isEqualTo(contact.get("deleted"));
        assertThat(contact.keySet())
                .containsExactly(
                        "email",
                        "integrationId",
                        "name",
                        "phone",
                        "metadata",
                        "properties",
                        "peerId",
                        "tags",
                        "status",
                        "deleted");
    }

    @Test
    void theServersFieldsAreReadByTheirGetters() {
        Contact contact = new Contact(Map.of(
                "_id", "65f", "workspaceId", "w1", "createdDate", "2026-01-01T00:00:00.000Z", "modifiedDate", "x"));

        assertThat(contact.getId()).isEqualTo("65f");
        assertThat(contact.getWorkspaceId()).isEqualTo("w1");
        assertThat(contact.getCreatedDate()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(contact.getModifiedDate()).isEqualTo("x");
    }

    @Test
    void anAbsentFieldReadsAsNull() {
        Contact contact = new Contact();

        assertThat(contact.getEmail()).isNull();
        assertThat(contact.getProperties()).isNull();
        assertThat(contact.getTags()).isNull();
        assertThat(contact.getDeleted()).isNull();
        assertThat(contact.modifiedAt()).isEmpty();
    }

    @Test
    void anExplicitNullReadsAsNullAndStaysAField() {
        Contact contact = new Contact();
        contact.setPhone(null);

        assertThat(contact.getPhone()).isNull();
        assertThat(contact).containsKey("phone");
    }

    @Test
    void aNumericIntegrationIdReadsAsItsDigits() {
        assertThat(withIntegrationId(42).getIntegrationId()).isEqualTo("42");
        assertThat(withIntegrationId(9007199254740993L).getIntegrationId()).isEqualTo("9007199254740993");
        assertThat(withIntegrationId(new BigInteger("12345678901234567890")).getIntegrationId())
                .isEqualTo("12345678901234567890");
        assertThat(withIntegrationId(new BigDecimal("1.10")).getIntegrationId()).isEqualTo("1.10");
    }

    @Test
    void aFieldOfAnotherTypeIsToldByNameWithoutItsContent() {
        Contact contact = new Contact();
        contact.put("email", List.of("secret@example.com"));
        contact.put("tags", "secret-tag");
        contact.put("properties", List.of("secret-property"));
        contact.put("deleted", "secret-yes");

        assertThatThrownBy(contact::getEmail)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'email'")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(contact::getTags).hasMessageContaining("'tags'").hasMessageNotContaining("secret");
        assertThatThrownBy(contact::getProperties)
                .hasMessageContaining("'properties'")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(contact::getDeleted)
                .hasMessageContaining("'deleted'")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theTagsAreLive() {
        Contact contact = new Contact();
        contact.put("tags", new ArrayList<>(List.of("a")));

        contact.getTags().add("b");

        assertThat(contact.get("tags")).isEqualTo(List.of("a", "b"));
    }

    @Test
    void theModificationTimeIsAPointInTime() {
        assertThat(new Contact(Map.of("modifiedDate", "2026-11-22T10:00:00.123Z")).modifiedAt())
                .contains(Instant.ofEpochMilli(1795341600123L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
    void everyYearOfFourDigitsIsAPointInTime(String date) {
        assertThat(new Contact(Map.of("modifiedDate", date)).modifiedAt()).contains(Instant.parse(date));
    }

    /** The last of them overflow as milliseconds. A consumer that asks for them would fail at every poll. */
    @ParameterizedTest
    @ValueSource(strings = {"-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
    void aModificationTimeBeyondIsNoPointInTime(String date) {
        assertThat(new Contact(Map.of("modifiedDate", date)).modifiedAt()).isEmpty();
    }

    @Test
    void aModificationTimeThatIsNoInstantIsNoPointInTime() {
        assertThat(new Contact(Map.of("modifiedDate", "yesterday")).modifiedAt())
                .isEmpty();
        assertThat(new Contact(Map.of("modifiedDate", 1795341600123L)).modifiedAt())
                .isEmpty();
    }

    @Test
    void theWritablePartLeavesOutTheServersFieldsAndNothingElse() {
        Contact contact = ContactJson.readContact("{\"_id\":\"1\",\"name\":null,\"workspaceId\":\"w\",\"peerId\":\"p\","
                + "\"createdDate\":\"c\",\"modifiedDate\":\"m\",\"deleted\":false,\"x\":{\"_id\":2}}");

        assertThat(ContactJson.writeText(contact.writable()))
                .isEqualTo("{\"name\":null,\"peerId\":\"p\",\"deleted\":false,\"x\":{\"_id\":2}}");
        assertThat(contact).hasSize(8);
    }

    @Test
    void itsTextShowsNoContent() {
        Contact contact = new Contact(Map.of("_id", "65f", "email", "secret@example.com", "secretField", "secret"));

        assertThat(contact).hasToString("Contact[_id=65f, fields=3]");
        assertThat(String.valueOf(List.of(contact))).doesNotContain("secret");
    }

    private static Contact withIntegrationId(Object value) {
        Contact contact = new Contact();
        contact.put("integrationId", value);
        return contact;
    }

    private static Map.Entry<String, Object> nullEntry() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("alpha", null);
        return map.entrySet().iterator().next();
    }
}
