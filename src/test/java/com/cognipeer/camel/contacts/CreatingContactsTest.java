package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CreatingContactsTest extends SandboxRouteTest {

    private static final String ADA = "{\"email\":\"ada@example.com\",\"name\":\"Ada\",\"tags\":[\"vip\"]}";

    /** A bean as a user would write one. */
    public record Customer(String email, String name, List<String> tags) {}

    static Stream<Object> formsOfOneContact() {
        byte[] bytes = ADA.getBytes(StandardCharsets.UTF_8);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("email", "ada@example.com");
        map.put("name", "Ada");
        map.put("tags", List.of("vip"));
        return Stream.of(
                new Contact(map),
                map,
                new Customer("ada@example.com", "Ada", List.of("vip")),
                ADA,
                bytes,
                new ByteArrayInputStream(bytes),
                new StringReader(ADA),
                new ReaderCache(ADA),
                new InputStreamCache(bytes));
    }

    @ParameterizedTest
    @MethodSource("formsOfOneContact")
    void aContactIsTakenInEveryForm(Object body) {
        Exchange created = send("cognipeer-contacts:create", body);

        assertThat(created.getException()).isNull();
        assertThat(created.getMessage().getBody(Contact.class))
                .contains(entry("email", "ada@example.com"), entry("name", "Ada"), entry("tags", List.of("vip")))
                .containsKeys("_id", "workspaceId", "createdDate", "modifiedDate");
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @Test
    void theAnswerIsDescribedByHeaders() {
        Exchange created = send("cognipeer-contacts:create", ADA);

        Contact contact = created.getMessage().getBody(Contact.class);
        assertThat(created.getMessage().getHeaders())
                .containsEntry(CognipeerContactsConstants.ID, contact.getId())
                .containsEntry(CognipeerContactsConstants.REQUEST_COUNT, 1)
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 201)
                .doesNotContainKeys(
                        CognipeerContactsConstants.EMAIL,
                        CognipeerContactsConstants.INTEGRATION_ID,
                        CognipeerContactsConstants.RATE_LIMIT_LIMIT);
    }

    @Test
    void aContactThatCameFromTheApiCanBeSentBackAsItIs() {
        Contact created = send("cognipeer-contacts:create", ADA).getMessage().getBody(Contact.class);
        created.setEmail("grace@example.com");

        Exchange second = send("cognipeer-contacts:create", created);

        assertThat(second.getException()).isNull();
        assertThat(sandbox.requests().get(1).body())
                .doesNotContain("_id", "workspaceId", "createdDate", "modifiedDate")
                .contains("grace@example.com");
    }

    @Test
    void theBodyOfTheCallerIsLeftAsItWas() {
        Map<String, Object> body = new HashMap<>(Map.of("email", "ada@example.com", "_id", "mine"));

        send("cognipeer-contacts:create", exchange -> exchange.getMessage().setBody(body));

        assertThat(body).containsOnlyKeys("email", "_id");
    }

    @Test
    void numbersNullsAndOrderSurviveTheRoundTrip() {
        String exact = "{\"email\":\"n@example.com\",\"zeta\":null,\"alpha\":12345678901234567890,"
                + "\"m\":0.1000000000000000055,\"i\":9007199254740993,\"deep\":{\"n\":null,\"e\":\"\\uD83D\\uDE00\"},"
                + "\"deleted\":false}";

        Exchange created = send("cognipeer-contacts:create", exact);

        Contact contact = created.getMessage().getBody(Contact.class).writable();
        assertThat(context.getTypeConverter().convertTo(String.class, contact))
                .isEqualTo(exact.replace("\\uD83D\\uDE00", "\uD83D\uDE00"));
    }

    @Test
    void datesOfABeanAreWrittenAsIsoText() {
        send("cognipeer-contacts:create", Map.of("email", "d@example.com", "since", LocalDate.of(2026, 11, 23)));

        assertThat(sandbox.requests().get(0).body()).contains("\"since\":\"2026-11-23\"");
    }

    @Test
    void aTakenEmailIsRefusedWithItsStatus() {
        send("cognipeer-contacts:create", ADA);

        Exchange second = send("cognipeer-contacts:create", ADA);

        assertThat(second.getException())
                .isExactlyInstanceOf(InvalidContactException.class)
                .hasMessageStartingWith("create failed with status 409")
                .hasMessageNotContaining("ada@example.com")
                .hasFieldOrPropertyWithValue("statusCode", 409);
    }
}
