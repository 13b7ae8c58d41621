package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve characters can stand for a billion digits, which no memory holds: nothing may write them out. */
class HugeNumbersTest {

    private static final Duration CEILING = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999", "-7.25E+2147483647", "1E-2147483647"})
    void areReadWrittenComparedAndHashedAsTheyStand(String number) {
        String json = "{\"_id\":\"1\",\"x\":" + number + "}";

        assertTimeoutPreemptively(CEILING, () -> {
            Contact contact = ContactJson.readContact(json);
            Contact other = ContactJson.readContact(json);
            JsonNode tree = ContactJson.writeTree(contact);

            assertThat(ContactJson.writeText(contact)).isEqualTo(json);
            assertThat(ContactJson.writeCanonical(contact)).asString().isEqualTo(json);
            assertThat(tree).hasToString(json).isEqualTo(ContactJson.writeTree(other));
            assertThat(ContactJson.readContact(tree)).isEqualTo(other).hasSameHashCodeAs(other);
            assertThat(contact.copy()).isEqualTo(other);
            assertThat(new ContactVersions().of(contact)).isEqualTo(new ContactVersions().of(other));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999"})
    void haveAnotherVersionThanTheirNeighbours(String number) {
        assertTimeoutPreemptively(CEILING, () -> assertThat(versionOf(number))
                .isNotEqualTo(versionOf(number.replace("1E", "2E")))
                .isNotEqualTo(versionOf(number.replace("999999999", "999999998"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999"})
    void costAFilterAndASortNothing(String number) {
        assertTimeoutPreemptively(CEILING, () -> {
            ContactFilter parsed = ContactFilter.parse("{\"x\":" + number + "}");

            assertThat(ContactFilter.of(Map.of("x", new BigDecimal(number)))).isEqualTo(parsed);
            assertThat(ContactJson.writeText(parsed.and(Map.of("y", 1)).document()))
                    .contains(number);
            assertThat(catchThrowable(() -> ContactSort.parse("{\"x\":" + number + "}")))
                    .hasMessageContaining("has a direction other than 1");
            assertThat(catchThrowable(() -> ContactSort.parse("x:" + number))).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999"})
    void costTheIdentifiersAndCamelsConversionsNothing(String number) {
        assertTimeoutPreemptively(CEILING, () -> {
            Contact contact = ContactJson.readContact("{\"_id\":" + number + ",\"email\":" + number + "}");
            assertThat(contact.getId()).isEqualTo(number);
            assertThat(contact.getEmail()).isEqualTo(number);
            try (DefaultCamelContext camel = new DefaultCamelContext()) {
                camel.start();
                DefaultExchange exchange = new DefaultExchange(camel);
                for (Class<?> type :
                        new Class<?>[] {int.class, long.class, double.class, String.class, Boolean.class}) {
                    catchThrowable(() -> camel.getTypeConverter().convertTo(type, exchange, contact.get(Contact.ID)));
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+50000000", "1E+999999999", "-7.25E+2147483647", "1E-999999999"})
    void nameAContactAsTheyStand(String number) {
        assertTimeoutPreemptively(CEILING, () -> assertThat(ContactIdentity.textOf(new BigDecimal(number)))
                .isEqualTo(number));
    }

    private static String versionOf(String number) {
        return new ContactVersions().of(ContactJson.readContact("{\"_id\":\"1\",\"x\":" + number + "}"));
    }
}
