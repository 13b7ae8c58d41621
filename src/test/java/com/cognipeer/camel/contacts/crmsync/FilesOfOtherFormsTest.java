package com.cognipeer.camel.contacts.crmsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example takes the CSV files that other programs write, or says why it does not; no file makes junk of contacts. */
class FilesOfOtherFormsTest {

    private static final Path EXAMPLE = Path.of("examples/crm-sync");
    private static final String ADA = "Ada, \"the first\"";

    private final ContactsSandbox sandbox = ContactsSandbox.start();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private SyncReport sync(byte[] content, String... settings) throws Exception {
        Path file = Files.write(folder.resolve("export.csv"), content);
        try (Example example = new Example(EXAMPLE, "crm-sync", sandbox, folder.resolve("work"), settings).start()) {
            return example.deliver(file).getMessage().getMandatoryBody(SyncReport.class);
        }
    }

    private SyncReport sync(String content, String... settings) throws Exception {
        return sync(content.getBytes(StandardCharsets.UTF_8), settings);
    }

    private Map<String, Object> only() {
        assertThat(sandbox.contacts()).hasSize(1);
        return sandbox.contacts().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theSeparatorIsFound(String separator) throws Exception {
        SyncReport report = sync(Stream.of(
                        "integrationId,email,name,properties.company", "c-1,a@x.test,Ada,ACME", "c-2,b@x.test,Bo,Hooli")
                .map(line -> line.replace(",", separator) + "\r\n")
                .reduce("", String::concat));

        assertThat(report.getCreated()).isEqualTo(2);
        // The rows are written in parallel.
        assertThat(sandbox.contacts())
                .filteredOn(contact -> "c-1".equals(contact.get("integrationId")))
                .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("email", "a@x.test")
                .containsEntry("name", "Ada")
                .containsEntry("properties", Map.of("company", "ACME"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrationId:email:name", "integrationId email name", "c-1,a@x.test,Ada", "name,phone"})
    void aFileWithoutASeparatorThatIsKnownOrWithoutAHeadingIsRefused(String heading) {
        assertThatThrownBy(() -> sync(heading + "\nc-1,a@x.test,Ada\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("export.csv", "integrationId", "email", "semicolons")
                .hasMessageNotContaining("a@x.test");
        assertThat(sandbox.requestCount()).isZero();
        assertThat(folder.resolve("work/failed/export.csv")).exists();
    }

    @Test
    void columnsMayComeInAnyOrderAndInAnyCase() throws Exception {
        sync("properties.City,NAME,Email, IntegrationID \nBerlin,Ada,a@x.test,c-1\n");

        assertThat(only())
                .containsEntry("integrationId", "c-1")
                .containsEntry("email", "a@x.test")
                .containsEntry("name", "Ada")
                .containsEntry("properties", Map.of("City", "Berlin"));
    }

    @Test
    void columnsThatAreNoFieldsAreLeftOut() throws Exception {
        sync("integrationId,Shoe size,name,,tags\nc-1,42,Ada,,a;b\n");

        assertThat(only()).containsEntry("name", "Ada").doesNotContainKeys("Shoe size", "", "tags");
    }

    @Test
    void aColumnThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> sync("integrationId,email,Email\nc-1,a@x.test,b@x.test\n"))
                .hasMessageContainingAll("email", "more than once");
        assertThat(sandbox.size()).isZero();
    }

    @Test
    void quotedSeparatorsQuotesAndLineBreaksAreKept() throws Exception {
        sync("integrationId,name,\"properties.note\"\nc-1,\"" + ADA.replace("\"", "\"\"")
                + "\",\"one\n\ntwo\r\nthree\"\n");

        assertThat(only())
                .containsEntry("name", ADA)
                .containsEntry("properties", Map.of("note", "one\n\ntwo\r\nthree"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,ISO-8859-1", "UTF-16BE,UTF-8", "UTF-16LE,UTF-8", "UTF-8,UTF-8"})
    void aByteOrderMarkIsTakenOffAndCountsMoreThanTheCharsetThatIsSet(String written, String set) throws Exception {
        String text = "\uFEFFintegrationId,email,name\nc-1,a@x.test,Müller\n";

        sync(text.getBytes(Charset.forName(written)), "crm.charset", set);

        assertThat(only()).containsEntry("integrationId", "c-1").containsEntry("name", "Müller");
    }

    @Test
    void theCharsetThatIsSetIsRead() throws Exception {
        byte[] latin = "integrationId,name\nc-1,Müller\n".getBytes(StandardCharsets.ISO_8859_1);

        sync(latin, "crm.charset", "ISO-8859-1");

        assertThat(only()).containsEntry("name", "Müller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrationId,name\nc-1,Müller\n", "integrationId,Größe\nc-1,x\n"})
    void anotherCharsetThanTheOneThatIsSetIsRefusedAndNotGuessed(String text) {
        assertThatThrownBy(() -> sync(text.getBytes(StandardCharsets.ISO_8859_1)))
                .hasStackTraceContaining("crm.charset")
                .hasStackTraceContaining("export.csv");
        assertThat(sandbox.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\r\n\r\n",
                "\uFEFF",
                "integrationId,email\n",
                "integrationId;email",
                "\n\nintegrationId\n\n"
            })
    void aHeadingOnlyOrNothingAtAllIsNothingToDo(String content) throws Exception {
        SyncReport report = sync(content);

        assertThat(report.getCreated() + report.getFailed()).isZero();
        assertThat(sandbox.requestCount()).isZero();
        assertThat(folder.resolve("work/done/export.csv")).exists();
        assertThat(folder.resolve("work/rejects")).doesNotExist();
    }

    @Test
    void emptyLinesAreNoRows() throws Exception {
        assertThat(sync("\nintegrationId,name\n\nc-1,Ada\n\r\n\nc-2,Bo").getCreated())
                .isEqualTo(2);
    }

    @Test
    void aRowWithTooFewOrTooManyCellsFailsByItselfWithItsNumber() throws Exception {
        SyncReport report = sync("integrationId,email,name\nc-1,a@x.test,Ada\nc-2,b@x.test\nc-3,c@x.test,Cy,more\n"
                + "c-4,d@x.test,Di\n");

        assertThat(report.getCreated()).isEqualTo(2);
        assertThat(sandbox.contacts())
                .extracting(contact -> contact.get("integrationId"))
                .containsExactlyInAnyOrder("c-1", "c-4");
        assertThat(rejects())
                .containsExactly(
                        "{\"index\":1,\"key\":null,\"error\":\"InvalidContactException\",\"message\":\"The row that ends in line"
                                + " 3 has 2 cells, and the heading has 3: correct the row\"}",
                        "{\"index\":2,\"key\":null,\"error\":\"InvalidContactException\",\"message\":\"The row that ends in line"
                                + " 4 has 4 cells, and the heading has 3: correct the row\"}");
    }

    @Test
    void linesAreCountedWithThoseInsideOfCells() throws Exception {
        sync("\n\"integrationId\",\"properties.a\nb\",name\nc-1,\"x\ny\",Ada\nc-2\n");

        assertThat(rejects()).singleElement().asString().contains("\"index\":1", "ends in line 6 has 1 cells");
    }

    @Test
    void aQuoteThatDoesNotEndStopsTheSyncWithItsLine() {
        assertThatThrownBy(() -> sync("integrationId,name\nc-1,Ada\nc-2,\"Bo\nc-3,Cy\n"))
                .hasStackTraceContaining("export.csv cannot be read beyond line")
                .hasStackTraceContaining("quote");
        assertThat(folder.resolve("work/failed/export.csv")).exists();
    }

    @Test
    void anEmptyCellLeavesTheStoredValue() throws Exception {
        sandbox.insert(Map.of("integrationId", "c-1", "name", "Ada", "phone", "+1"));

        sync("integrationId,name,phone\nc-1,Ada L.,\n");

        assertThat(only()).containsEntry("name", "Ada L.").containsEntry("phone", "+1");
    }

    private List<String> rejects() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("work/rejects"))) {
            return Files.readAllLines(files.findFirst().orElseThrow());
        }
    }
}
