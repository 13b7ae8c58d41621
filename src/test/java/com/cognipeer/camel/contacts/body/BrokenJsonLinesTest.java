package com.cognipeer.camel.contacts.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncStoppedException;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A broken line of JSON lines fails by itself, with its number; the lines behind it are synced. */
class BrokenJsonLinesTest extends SyncTest {

    private static final String SYNC = "cognipeer-contacts:sync";

    record Form(String name, Function<String, Object> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("text", text -> text),
                new Form("bytes", BrokenJsonLinesTest::bytes),
                new Form("stream", text -> new ByteArrayInputStream(bytes(text))),
                new Form("cache", text -> new InputStreamCache(bytes(text))),
                new Form("reader", StringReader::new));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void line151Of250FailsByItself(Form form) {
        List<String> lines = lines(250);
        lines.set(150, lines.get(150).substring(0, 20));

        SyncReport report = sync(SYNC + "?limit=100", form.of().apply(String.join("\n", lines)));

        assertCounts(report, 249, 0, 0, 1);
        assertThat(report.getFailures()).singleElement().satisfies(failure -> {
            assertThat(failure.getIndex()).isEqualTo(150);
            assertThat(failure.getMessage()).contains("line 151").doesNotContain("new-150");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"integrationId\":\"x\"",
                "{\"integrationId\":\"x",
                "{\"integrationId\":",
                "{\"integrationId\":\"x\"}}",
                "{\"integrationId\":\"x\"} ]",
                "integrationId;email",
                "\"integrationId\":\"x\"}",
                "{'integrationId':'x'}",
                "{\"integrationId\":\"x\",}",
                "]",
                "\u0001",
                "null",
                "42",
                "\"text\"",
                "true",
                "{\"integrationId\":\"a\\qb\"}"
            })
    void inWhateverWayItIsBroken(String broken) {
        for (int place : List.of(1, 3, 6)) {
            List<String> lines = lines(6);
            lines.add(place, broken);
            for (String end : List.of("\n", "\r\n", "\n\n")) {
                SyncReport report = sync(String.join(end, lines) + end);

                assertThat(report.getDone()).isEqualTo(7);
                assertThat(report.getFailures()).singleElement().satisfies(failure -> assertThat(failure.getMessage())
                        .contains("line " + (end.equals("\n\n") ? 2 * place + 1 : place + 1)));
            }
        }
    }

    @Test
    void theFirstLineMayBeCutOffToo() {
        List<String> lines = lines(6);
        lines.set(0, lines.get(0).substring(0, 25));

        SyncReport report = sync("\uFEFF" + String.join("\n", lines));

        assertCounts(report, 5, 0, 0, 1);
        assertThat(report.getFailures().get(0).getMessage()).contains("line 1 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ail\":\"x@x.test\"}",
                "\",\"email\":\"x@x.test\"}",
                "# of today",
                "ERROR 500",
                "}",
                "null",
                "\"x\"",
                "{'integrationId':'x'}"
            })
    void theFirstLineMayBeginInTheMiddleOrBeNoJson(String first) {
        for (String mark : List.of("", "\uFEFF")) {
            List<String> lines = lines(6);
            lines.set(0, mark + first);
            String text = String.join("\n", lines);
            for (Object form : List.of(text, new StringReader(text), new ByteArrayInputStream(bytes(text)))) {
                sandbox.contacts().forEach(contact -> sandbox.delete((String) contact.get("_id")));

                SyncReport report = sync(form);

                assertCounts(report, 5, 0, 0, 1);
                assertThat(report.getFailures().get(0).getMessage()).contains("line 1 ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aLineInAnotherEncodingFailsByItselfToo(String encoding) {
        for (String mark : List.of("", "\uFEFF")) {
            List<String> lines = lines(6);
            lines.set(3, lines.get(3).substring(0, 25));
            byte[] bytes = (mark + String.join("\r\n", lines)).getBytes(Charset.forName(encoding));
            for (Object form : List.of(bytes, new ByteArrayInputStream(bytes))) {
                sandbox.contacts().forEach(contact -> sandbox.delete((String) contact.get("_id")));

                SyncReport report = sync(form);

                assertCounts(report, 5, 0, 0, 1);
                assertThat(report.getFailures().get(0).getMessage()).contains("line 4 ");
            }
        }
    }

    @Test
    void aLineThatIsNotInUtf8FailsByItself() {
        byte[] bytes = String.join("\n", lines(3)).replace("New 1", "\u00e4").getBytes(StandardCharsets.ISO_8859_1);

        SyncReport report = sync(new ByteArrayInputStream(bytes));

        assertCounts(report, 2, 0, 0, 1);
        assertThat(report.getFailures().get(0).getMessage()).contains("line 2");
    }

    @Test
    void objectsOverSeveralLinesAreReadAsBefore() {
        String pretty =
                "{\n  \"integrationId\": \"a\",\n  \"properties\": {\n    \"x\": 1\n  }\n}\n{\n\"integrationId\": \"b\"\n}";
        String oneLine = "{\"integrationId\":\"c\"} {\"integrationId\":\"d\"}";
        String nested = "{\"integrationId\":\"e\",\"properties\":\n{\"x\":1}\n}";

        assertCounts(sync(pretty), 2, 0, 0, 0);
        assertCounts(sync(new ByteArrayInputStream(bytes(oneLine))), 2, 0, 0, 0);
        assertCounts(sync(new StringReader(nested)), 1, 0, 0, 0);
    }

    @Test
    void linesInUtf16AreReadAsBefore() {
        byte[] bytes = String.join("\n", lines(3)).getBytes(StandardCharsets.UTF_16);

        assertCounts(sync(new ByteArrayInputStream(bytes)), 3, 0, 0, 0);
    }

    @Test
    void aBrokenArrayStopsAsBefore() {
        String array = "[" + String.join(",\n", lines(250)).replace("\"new-150\"", "new-150") + "]";

        assertThat(send(SYNC, array).getException()).isInstanceOf(InvalidContactException.class);
        assertThat(send(SYNC, new ByteArrayInputStream(bytes(array))).getException())
                .isInstanceOf(SyncStoppedException.class)
                .hasMessageContaining("line 151");
    }

    private static List<String> lines(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(number -> "{\"integrationId\":\"new-" + number + "\",\"name\":\"New " + number + "\"}")
                .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
