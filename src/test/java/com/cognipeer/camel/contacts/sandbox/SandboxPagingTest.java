package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxPagingTest extends SandboxFixture {

    @Override
    SandboxBuilder settings() {
        return ContactsSandbox.builder().maxLimit(20);
    }

    @BeforeEach
    void addContacts() {
        sandbox.seedContacts(45);
    }

    @ParameterizedTest
    @CsvSource({
        "1,10,10,10",
        "4,10,10,10",
        "5,10,10,5",
        "6,10,10,0",
        "1,20,20,20",
        "3,20,20,5",
        "1,100,20,20",
        "3,100,20,5",
        "1,9223372036854775807,20,20",
        "9223372036854775807,20,20,0"
    })
    void aPageHoldsItsShare(String page, String limit, int answeredLimit, int size) {
        JsonNode answer =
                client.list("{\"page\":" + page + ",\"limit\":" + limit + "}").json();

        assertThat(answer.get("success").booleanValue()).isTrue();
        assertThat(answer.get("page").asText()).isEqualTo(page);
        assertThat(answer.get("limit").intValue()).isEqualTo(answeredLimit);
        assertThat(answer.get("total").intValue()).isEqualTo(45);
        assertThat(answer.get("data")).hasSize(size);
    }

    @Test
    void pageOneOfTenIsTheDefault() {
        JsonNode answer = client.list("{}").json();

        assertThat(answer.get("page").intValue()).isEqualTo(1);
        assertThat(answer.get("limit").intValue()).isEqualTo(10);
    }

    @Test
    void theVendorsLoopSeesEveryContactOnce() {
        Set<String> seen = new HashSet<>();
        int read = 0;
        boolean more = true;
        for (int page = 1; more; page++) {
            JsonNode answer =
                    client.list("{\"page\":" + page + ",\"limit\":100}").json();
            for (JsonNode contact : answer.get("data")) {
                seen.add(contact.get("_id").textValue());
                read++;
            }
            more = page * answer.get("limit").intValue() < answer.get("total").intValue();
        }
        assertThat(read).isEqualTo(45);
        assertThat(seen).hasSize(45);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"page\":0}", "{\"limit\":0}", "{\"page\":-1}", "{\"limit\":1.5}", "{\"page\":\"1\"}", "[]"})
    void aPageThatCannotBeIsRefused(String body) {
        assertThat(client.list(body).status()).isEqualTo(400);
    }
}
