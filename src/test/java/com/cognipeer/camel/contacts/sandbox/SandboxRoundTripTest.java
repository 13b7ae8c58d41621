package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxRoundTripTest extends SandboxFixture {
    private static final String FIELDS = "\"zeta\":1,\"email\":\"r@example.com\",\"alpha\":null,"
            + "\"nested\":{\"b\":null,\"a\":[null,{\"x\":null}]},"
            + "\"big\":12345678901234567890,\"fine\":0.1000000000000000055,\"odd\":9007199254740993,"
            + "\"price\":1.50,\"text\":\"Ünï 😀 \\u0000\",\"empty\":{},\"none\":[],\"flag\":false";

    @Test
    void everyFieldAndDigitSurvivesInItsOrder() {
        String created = client.create("{" + FIELDS + "}").response().body();
        String got = client.get("email=r%40example.com").response().body();
        String listed = client.list("{\"filter\":{\"zeta\":1}}").response().body();

        assertThat(created).contains(FIELDS);
        assertThat(got).contains(FIELDS);
        assertThat(listed).contains(FIELDS);
    }

    @Test
    void anUpdateKeepsTheDigitsOfTheFieldsItDoesNotName() {
        client.create("{" + FIELDS + "}");

        String updated = client.update("{\"email\":\"r@example.com\",\"data\":{\"tiny\":1E-400,\"zeta\":null}}")
                .response()
                .body();

        assertThat(updated)
                .contains(FIELDS.replace("\"zeta\":1", "\"zeta\":null"))
                .contains("\"tiny\":1E-400");
    }

    @Test
    void aNumberGivenDirectlyKeepsItsDigits() {
        sandbox.insert(Map.of(
                "email", "d@example.com", "fine", new BigDecimal("0.1000000000000000055"), "odd", 9007199254740993L));

        assertThat(client.get("email=d%40example.com").response().body())
                .contains("\"fine\":0.1000000000000000055")
                .contains("\"odd\":9007199254740993");
    }

    @Test
    void aNumberReadDirectlyKeepsItsDigits() {
        client.create("{" + FIELDS + "}");

        assertThat(sandbox.find("r@example.com").orElseThrow())
                .containsEntry("big", new BigInteger("12345678901234567890"))
                .containsEntry("fine", new BigDecimal("0.1000000000000000055"))
                .containsEntry("odd", 9007199254740993L)
                .containsEntry("alpha", null);
    }
}
