package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "john.doe@example.com",
                "a+b@x",
                "ü@é.example",
                "用户@例子.公司",
                "\"a\"@b",
                "\"a@b\"@c",
                "user@localhost",
                "user@[192.0.2.1]",
                "user@[IPv6:2001:db8::1]",
                "o'brien/x=y!#$%&*?^_`{|}~@example.com",
                ".dots..everywhere.@example.com",
                "😀@example.com"
            })
    void unusualButPossibleAddressesPass(String email) {
        assertThat(EmailAddress.defectOf(email)).isEmpty();
    }

    @Test
    void nullPassesAsItClearsTheField() {
        assertThat(EmailAddress.defectOf(null)).isEmpty();
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("", "no @"),
                Arguments.of("secret.example.com", "no @"),
                Arguments.of("@", "nothing before"),
                Arguments.of("@secret.com", "nothing before"),
                Arguments.of("secret@", "nothing after"),
                Arguments.of("sec@ret@", "nothing after"),
                Arguments.of("sec ret@example.com", "space"),
                Arguments.of(" secret@example.com", "space"),
                Arguments.of("secret@example.com ", "space"),
                Arguments.of("sec\u00a0ret@example.com", "space"),
                Arguments.of("sec\u2003ret@example.com", "space"),
                Arguments.of("sec\u3000ret@example.com", "space"),
                Arguments.of("sec\u2028ret@example.com", "space"),
                Arguments.of("secret\t@example.com", "control"),
                Arguments.of("secret@example.com\r\nBcc: x@example.com", "control"),
                Arguments.of("secret@example.com\n", "control"),
                Arguments.of("sec\0ret@example.com", "control"),
                Arguments.of("sec\u007fret@example.com", "control"),
                Arguments.of("sec\u0085ret@example.com", "control"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeAnAddressIsToldWithoutQuotingIt(String email, String reason) {
        assertThat(EmailAddress.defectOf(email))
                .get()
                .asString()
                .contains(reason)
                .doesNotContain("secret");
    }

    @Test
    void theLongestAddressThatSmtpCarriesPassesAndOneMoreCharacterDoesNot() {
        assertThat(EmailAddress.defectOf(ofLength(254))).isEmpty();
        assertThat(EmailAddress.defectOf(ofLength(255)))
                .get()
                .asString()
                .contains("255")
                .contains("254");
    }

    private static String ofLength(int length) {
        return "a".repeat(length - "@example.com".length()) + "@example.com";
    }
}
