package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private final Redaction redaction = new Redaction("pat_a+b/c", "hook_1");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " -> ",
            value = {
                "no contact ada@example.com here -> no contact <e-mail> here",
                "email=ada@example.com -> email=<e-mail>",
                "\"ada@example.com\" exists -> \"<e-mail>\" exists",
                "<ada+x@é.example>, bob@b -> <<e-mail>>, <e-mail>",
                "GET /x?email=ada%40example.com&y=1 -> GET /x?email=<e-mail>&y=1",
                "o'brien@example.com, 'x@y' -> <e-mail>, <e-mail>",
                "no \"john doe\"@example.com here -> no <e-mail> here",
                "\"a\" and \"john doe\"@example.com -> \"a\" and <e-mail>",
                "costs 5$ \\1 @type at@ -> costs 5$ \\1 @type at@",
                "Bearer pat_a+b/c refused -> Bearer xxxxxx refused",
                "?token=pat_a%2Bb%2Fc -> ?token=xxxxxx",
                "hook hook_1 unknown -> hook xxxxxx unknown"
            })
    void secretsAndAddressesAreTakenOut(String said, String shown) {
        assertThat(redaction.apply(said)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " -> ",
            value = {
                "Contact with integrationId crm-4711 exists -> Contact with integrationId <value> exists",
                "no contact CRM-4711! -> no contact <value>!",
                "crm-4711 and crm-47112 -> <value> and crm-47112",
                "crm-4711/a is unknown -> <value> is unknown",
                "GET /contact?integrationId=crm-4711%2Fa -> GET /contact?integrationId=<value>",
                "dup key: { phone: \"+1 555\" } -> dup key: { phone: \"<value>\" }",
                "7 is no name, 77 is -> <value> is no name, 77 is",
                "ada@example.com has crm-4711 -> <e-mail> has <value>",
                "its note is two lines -> its note is <value>"
            })
    void theValuesOfTheRequestAreTakenOut(String said, String shown) {
        assertThat(redaction.apply(said, Set.of("crm-4711", "crm-4711/a", "+1 555", "7", "two\nlines", "\u200b")))
                .isEqualTo(shown);
    }

    @Test
    void aValueWithAnAddressIsTakenOutWhole() {
        Set<String> values = Set.of("Call ada@example.com at 555", "ada@example.com");

        assertThat(redaction.apply("its note is 'Call ada@example.com at 555', by ada@example.com", values))
                .isEqualTo("its note is '<value>', by <e-mail>");
    }

    @Test
    void whatIsTakenOutIsNotTakenOutAgain() {
        Set<String> values = Set.of("value", "Value", "VALUE", "mail", "ada lovelace");

        assertThat(redaction.apply("no value of ada@example.com, Ada Lovelace", values))
                .isEqualTo("no <value> of <e-mail>, <value>");
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 300, 2_000, 8_000})
    void aLongValueIsTakenOutAlsoWhereTheServerCutsIt(int length) {
        String note = "Ada told ".repeat(1_112).substring(0, length);

        assertThat(redaction.apply("`note` (`" + note + "`) is too long", Set.of(note)))
                .startsWith("`note` (`<value>")
                .doesNotContainIgnoringCase("ada", "told");
        assertThat(redaction.apply(note.substring(0, 65) + "... is too long", Set.of(note)))
                .isEqualTo("<value>... is too long");
    }

    /** One pattern for each value took half a second on a thread of the connections. */
    @Test
    void aThousandValuesAreNoTrap() {
        Set<String> values = IntStream.range(0, 1_000)
                .mapToObj(field -> "value of field " + field)
                .collect(Collectors.toSet());
        String said = "some error text of a server. ".repeat(400);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int error = 0; error < 100; error++) {
                redaction.apply(said, values);
            }
        });
    }

    @Test
    void aValueAtThePlaceOfTheCutIsTakenOutFirst() {
        assertThat(redaction.apply("x".repeat(290) + " crm-4711-of-ada", Set.of("crm-4711-of-ada")))
                .doesNotContain("crm");
    }

    @Test
    void controlCharactersAndLineBreaksOfEveryKindBecomeSpaces() {
        assertThat(redaction.apply("\na\r\nb\0c\u001bd\u0085e\u2028f\u2029g\t")).isEqualTo("a b c d e f g");
    }

    @Test
    void marksThatTurnTheDirectionOfTextAroundOrThatNobodySeesBecomeSpaces() {
        assertThat(redaction.apply("a\u202eb\u2066c\u200bd\ufeffe")).isEqualTo("a b c d e");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(redaction.apply("x".repeat(300))).isEqualTo("x".repeat(300));
        assertThat(redaction.apply("x".repeat(301))).isEqualTo("x".repeat(300) + "...");
    }

    @Test
    void aSecretAtThePlaceOfTheCutIsTakenOutFirst() {
        assertThat(redaction.apply("x".repeat(297) + "pat_a+b/c")).doesNotContain("pat");
        assertThat(redaction.apply("x".repeat(290) + " ada@example.com")).doesNotContain("ada");
    }

    /** A pattern that backtracks takes hours for this. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a@", "@", "%40", "a%", "(", " ", "\"", "\"@", "\"a"})
    void aTextOfMegabytesIsNoTrap(String piece) {
        assertThat(redaction.apply(piece.repeat(4_000_000)).length()).isLessThan(310);
    }

    @Test
    void onlyTheBeginningOfALongTextIsSearched() {
        String secret = "s".repeat(4_000);

        String shown = new Redaction(secret, null).apply(secret.repeat(1_000));

        // The whole text would give 6,000 signs, of which 300 would be shown.
        assertThat(shown).hasSizeLessThan(100).endsWith("...");
    }

    /** Each text is so made that the search ends within a secret or an address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pat_a+b/c",
                "pat_a%2Bb%2Fc ",
                " ada@example.com",
                "\"john doe\"@example.com ",
                "\"a long name of somebody who is called ada lovelace\"@a.very.long.domain.of.an.example.com,"
            })
    void whatTheEndOfTheSearchCutsIsNotShown(String piece) {
        for (int shift = 0; shift < piece.length(); shift++) {
            String shown = new Redaction("pat_a+b/c", null).apply("-".repeat(shift) + piece.repeat(2_000));

            assertThat(shown).doesNotContain("pat", "ada", "john", "doe", "example", "love");
        }
    }

    @Test
    void aTextThatIsNotLongIsSearchedWhole() {
        assertThat(redaction.apply(" ".repeat(9_000) + "late pat_a+b/c")).isEqualTo("late xxxxxx");
    }

    @Test
    void withoutAHookIdNothingElseIsTakenOut() {
        assertThat(new Redaction("pat_x", null).apply("null hook pat_x")).isEqualTo("null hook xxxxxx");
    }
}
