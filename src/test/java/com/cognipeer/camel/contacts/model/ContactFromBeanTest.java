package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactFromBeanTest {

    @Test
    void aRecordBecomesAContactOfItsComponents() {
        assertThat(json(new Person("ada@example.com", "Ada", new BigDecimal("1.10"))))
                .isEqualTo("{\"email\":\"ada@example.com\",\"name\":\"Ada\",\"score\":1.10}");
    }

    @Test
    void aBeansPropertiesThatAreNullAreLeftOut() {
        assertThat(json(new Person("ada@example.com", null, null))).isEqualTo("{\"email\":\"ada@example.com\"}");
    }

    @Test
    void theNullsOfAMapInsideABeanAreKept() {
        Customer customer = new Customer();
        customer.attributes.put("cleared", null);
        customer.attributes.put("list", new ArrayList<>(Arrays.asList(null, 1)));

        assertThat(json(customer))
                .isEqualTo("{\"attributes\":{\"cleared\":null,\"list\":[null,1]},\"integrationId\":\"crm-1\"}");
    }

    @Test
    void theNullsOfABeanInsideABeanAreLeftOut() {
        assertThat(json(new Nested(new Person("x@y", null, null)))).isEqualTo("{\"properties\":{\"email\":\"x@y\"}}");
    }

    @Test
    void aPropertysOwnNameIsTaken() {
        assertThat(ContactFromJava.ofBean(new Customer(), null)).containsEntry("integrationId", "crm-1");
    }

    @Test
    void timesAreWrittenAsIso8601() {
        Times times = new Times(
                Instant.parse("2026-11-22T10:00:00.5Z"),
                LocalDate.of(2026, 11, 22),
                LocalDateTime.of(2026, 11, 22, 10, 0),
                OffsetDateTime.of(2026, 11, 22, 10, 0, 0, 0, ZoneOffset.ofHours(3)));

        assertThat(ContactFromJava.ofBean(times, null))
                .containsEntry("instant", "2026-11-22T10:00:00.500Z")
                .containsEntry("date", "2026-11-22")
                .containsEntry("local", "2026-11-22T10:00:00")
                .containsEntry("offset", "2026-11-22T07:00:00.000Z");
    }

    @Test
    void timesInAMapAreWrittenAsIso8601() {
        Contact contact = ContactFromJava.ofMap(Map.of("since", Instant.EPOCH));

        assertThat(ContactJson.writeText(contact)).isEqualTo("{\"since\":\"1970-01-01T00:00:00.000Z\"}");
    }

    @Test
    void aMapperOfOnesOwnDecidesHowABeanIsWritten() {
        ObjectMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .serializationInclusion(JsonInclude.Include.ALWAYS)
                .build();

        assertThat(ContactJson.writeText(ContactFromJava.ofBean(new Person("ada@example.com", null, null), mapper)))
                .isEqualTo("{\"Email\":\"ada@example.com\",\"Name\":null,\"Score\":null}");
    }

    @Test
    void aBeanThatIsNoObjectInJsonIsRefused() {
        assertThatThrownBy(() -> ContactFromJava.ofBean(List.of("secret"), null))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ContactFromJava.ofBean(42, null)).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void aBeanThatJacksonCannotWriteIsRefused() {
        assertThatThrownBy(() -> ContactFromJava.ofBean(new Object(), null)).isInstanceOf(InvalidJsonException.class);
        assertThatThrownBy(() -> ContactFromJava.ofBean(new ContactJsonTest.Unwritable(), null))
                .isInstanceOf(InvalidJsonException.class)
                .hasNoCause()
                .hasMessageContaining("broken")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aMapperThatCannotWriteABeanIsToldByThePlace() {
        assertThatThrownBy(() -> ContactFromJava.ofBean(new Held(Duration.ofSeconds(1)), new ObjectMapper()))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageContaining("span");
    }

    private static String json(Object bean) {
        return ContactJson.writeText(ContactFromJava.ofBean(bean, null));
    }

    record Person(String email, String name, BigDecimal score) {}

    record Nested(Person properties) {}

    record Held(Duration span) {}

    record Times(Instant instant, LocalDate date, LocalDateTime local, OffsetDateTime offset) {}

    static final class Customer {

        public final Map<String, Object> attributes = new LinkedHashMap<>();

        @JsonProperty("integrationId")
        private final String number = "crm-1";
    }
}
