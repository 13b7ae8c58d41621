package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables of messages on the page about operations have the words of the code, and each WARN and ERROR. */
class MessagesTest {

    private static final Path PAGE = Path.of("src/main/docs/operations.adoc");
    private static final String BEGIN = "[#messages]";
    private static final Pattern MESSAGE = Pattern.compile("(?m)^\\| `\\+([^`]+)\\+`");
    private static final Pattern LOGGERS = Pattern.compile("(?m)^\\| (`[\\w.]+`(?:, `[\\w.]+`)*) \\| [A-Z]");
    private static final String PREFIX = "com.cognipeer.camel.contacts.";
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static MessagesOfTheCode code;

    @BeforeAll
    static void readTheCode() throws IOException {
        code = MessagesOfTheCode.read();
    }

    @Test
    void eachMessageOfTheTablesIsInTheCode() throws IOException {
        assertThat(messages()).hasSizeGreaterThan(30).allSatisfy(message -> assertThat(
                        code.texts().stream().filter(text -> isIn(message, text)))
                .as(message)
                .isNotEmpty());
    }

    @Test
    void eachWarningOfTheCodeIsInATable() throws IOException {
        List<String> messages = messages();

        assertThat(code.warnings())
                .hasSizeGreaterThan(10)
                .allSatisfy(warning -> assertThat(messages).as(warning).anyMatch(message -> isIn(message, warning)));
    }

    @Test
    void thePageNamesEachLogger() throws IOException {
        String page = Files.readString(PAGE);
        String logs = page.substring(page.indexOf("[#logs]"), page.indexOf(BEGIN));

        assertThat(LOGGERS.matcher(logs)
                        .results()
                        .flatMap(row -> Stream.of(row.group(1).split(", ")))
                        .map(name -> PREFIX + name.replace("`", "")))
                .hasSameElementsAs(code.loggers())
                .doesNotHaveDuplicates();
        assertThat(logs).contains("`" + PREFIX + "`");
    }

    @Test
    void noMessageIsThereTwice() throws IOException {
        assertThat(messages()).doesNotHaveDuplicates();
    }

    @Test
    void aConditionGivesTwoTextsAndAValueADot() {
        assertThat(code.texts())
                .contains(
                        "… accepts no connection: check the …, and whether it runs",
                        "… cannot be reached: check the …, and whether it runs");
    }

    /** Whether the parts of the message between its values stand in the text, in this order. */
    private static boolean isIn(String message, String text) {
        String parts = Stream.of(message.split(MessagesOfTheCode.VALUE))
                .filter(part -> !part.isBlank())
                .map(String::strip)
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s*" + MessagesOfTheCode.VALUE + ".*?"));
        return Pattern.compile(parts, Pattern.DOTALL).matcher(text).find();
    }

    private static List<String> messages() throws IOException {
        String page = Files.readString(PAGE);
        return MESSAGE.matcher(page.substring(page.indexOf(BEGIN)))
                .results()
                .map(message -> SPACE.matcher(message.group(1)).replaceAll(" "))
                .toList();
    }
}
