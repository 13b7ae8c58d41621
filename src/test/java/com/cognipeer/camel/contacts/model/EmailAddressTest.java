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
                "😀@example.com",
                "👩\u200d💻@example.com",
                "ali@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example",
                "a.\"b@c\".d@example.com",
                "\"a\\\"b\"@example.com",
                "\"a;b,c<d>:e\"@example.com",
                "ana+tag+tag@example.com",
                "ana/office=x@example.com",
                "a@b-c.example",
                "a@b_c.example",
                "a@xn--fiqs8s.example",
                "a@1.2.3.4",
                "a@3com.example",
                "用户@例子。公司",
                "-a-@example.com",
                "a@l\u00b7l.example",
                "a@\u30a2\u30fb\u30a4.example",
                "a@i\u2764.example"
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
                Arguments.of("sec\u0085ret@example.com", "control"),
                Arguments.of("sec\u200bret@example.com", "control"),
                Arguments.of("\ufeffsecret@example.com", "control"),
                Arguments.of("secret@example.com\u200e", "control"),
                Arguments.of("sec\ud83dret@example.com", "control"),
                Arguments.of("secret@x.test;b@x.test", "more than one @"),
                Arguments.of("secret@x.test,b@x.test", "more than one @"),
                Arguments.of("secret@x.test/b@x.test", "more than one @"),
                Arguments.of("secret@b@x.test", "more than one @"),
                Arguments.of("secret@@x.test", "more than one @"),
                Arguments.of("@secret,@x.test:a@y.test", "more than one @"),
                Arguments.of("<secret@x.test>", "outside of quotes"),
                Arguments.of("Ana<secret@x.test>", "outside of quotes"),
                Arguments.of("Ana <secret@x.test>", "space"),
                Arguments.of("mailto:secret@x.test", "outside of quotes"),
                Arguments.of("MAILTO:secret@x.test", "outside of quotes"),
                Arguments.of("secret(comment)@x.test", "outside of quotes"),
                Arguments.of("[secret]@x.test", "outside of quotes"),
                Arguments.of("sec\\ret@x.test", "outside of quotes"),
                Arguments.of("sec,ret@x.test", "outside of quotes"),
                Arguments.of("sec;ret@x.test", "outside of quotes"),
                Arguments.of("\"secret@x.test", "quote"),
                Arguments.of("secret\"@x.test", "quote"),
                Arguments.of("\"sec\"ret@x.test", "quote"),
                Arguments.of("sec\"ret\"@x.test", "quote"),
                Arguments.of("\"\"@x.test", "quote"),
                Arguments.of("\"secret\\\"@x.test", "quote"),
                Arguments.of("secret@y..test", "dot too many"),
                Arguments.of("secret@.y.test", "dot too many"),
                Arguments.of("secret@y.test.", "dot too many"),
                Arguments.of("secret@.", "dot too many"),
                Arguments.of("secret@例子。。公司", "dot too many"),
                Arguments.of("secret@-y.test", "hyphen"),
                Arguments.of("secret@y-.test", "hyphen"),
                Arguments.of("secret@y.test-", "hyphen"),
                Arguments.of("secret@x.test>", "no host has"),
                Arguments.of("secret@x.test;", "no host has"),
                Arguments.of("secret@x.test,", "no host has"),
                Arguments.of("secret@x.test)", "no host has"),
                Arguments.of("secret@x.test?subject=x", "no host has"),
                Arguments.of("'secret@x.test'", "no host has"),
                Arguments.of("secret@x/y", "no host has"),
                Arguments.of("secr\ufffdt@x.test", "U+FFFD"),
                Arguments.of("secret@\ufffd.test", "U+FFFD"),
                Arguments.of("\u201csecret@x.test\u201d", "no host has"),
                Arguments.of("\u2039secret@x.test\u203a", "no host has"),
                Arguments.of("secret@x.test\uff0c", "no host has"),
                Arguments.of("secret@x.test\uff1b", "no host has"),
                Arguments.of("secret@x\u2014y.test", "no host has"),
                Arguments.of("secret@x.test\u2026", "no host has"),
                Arguments.of("secret@x.test:25", "no host has"),
                Arguments.of("secret@[1.2.3.4", "brackets"),
                Arguments.of("secret@[]", "brackets"),
                Arguments.of("secret@[[1]]", "brackets"),
                Arguments.of("secret@" + "a".repeat(64) + ".test", "63"));
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
