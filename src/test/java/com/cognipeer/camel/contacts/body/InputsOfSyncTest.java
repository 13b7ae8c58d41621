package com.cognipeer.camel.contacts.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncStoppedException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.SimpleTypeConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever holds contacts can be synced. */
class InputsOfSyncTest extends SyncTest {

    private static final String SYNC = "cognipeer-contacts:sync";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Map<String, Object>> CONTACTS =
            IntStream.range(0, 3).mapToObj(SyncTest::contact).toList();

    @TempDir
    static Path folder;

    /** A bean, as bindy makes them of rows. */
    record Customer(String integrationId, String email, String name) {}

    record Input(String name, Supplier<Object> body) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Input> inputs() throws Exception {
        String json = JSON.writeValueAsString(CONTACTS);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        String lines =
                String.join("\n", CONTACTS.stream().map(InputsOfSyncTest::json).toList());
        Path file = Files.write(folder.resolve("contacts.json"), bytes);
        List<Customer> beans = IntStream.range(0, 3)
                .mapToObj(number -> new Customer("new-" + number, "new." + number + "@example.com", "New " + number))
                .toList();
        return Stream.of(
                new Input("a list of maps", () -> CONTACTS),
                new Input(
                        "a list of contacts",
                        () -> CONTACTS.stream().map(Contact::new).toList()),
                new Input("a list of beans", () -> beans),
                new Input(
                        "a list of JSON texts",
                        () -> CONTACTS.stream().map(InputsOfSyncTest::json).toList()),
                new Input("a list of JSON bytes", () -> CONTACTS.stream()
                        .map(contact -> json(contact).getBytes(StandardCharsets.UTF_8))
                        .toList()),
                new Input("an array", CONTACTS::toArray),
                new Input("an iterator", CONTACTS::iterator),
                new Input("an iterable", () -> (Iterable<Object>) () -> new ArrayList<Object>(CONTACTS).iterator()),
                new Input("a stream", CONTACTS::stream),
                new Input("a JSON array as text", () -> json),
                new Input("a JSON array as bytes", () -> bytes),
                new Input("a JSON array as a stream", () -> new ByteArrayInputStream(bytes)),
                new Input("a JSON array as a reader", () -> new StringReader(json)),
                new Input("a JSON array as a cached stream", () -> new InputStreamCache(bytes)),
                new Input("a JSON array as a cached reader", () -> new ReaderCache(json)),
                new Input("a JSON array as a tree", () -> JSON.valueToTree(CONTACTS)),
                new Input("a JSON array as a file", file::toFile),
                new Input("a JSON array as a path", () -> file),
                new Input("a JSON array as a file of Camel's", () -> {
                    GenericFile<java.io.File> wrapped = new GenericFile<>();
                    wrapped.setFile(file.toFile());
                    wrapped.setBody(file.toFile());
                    return wrapped;
                }),
                new Input("JSON lines as text", () -> lines),
                new Input("JSON lines as a stream", () -> stream(lines)));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isRead(Input input) {
        assertCounts(sync(input.body().get()), 3, 0, 0, 0);

        assertThat(sandbox.contacts()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(sandbox.find("new." + i + "@example.com").orElseThrow()).containsAllEntriesOf(contact(i));
        }
    }

    @Test
    void aSingleContactIsOne() {
        assertCounts(sync(contact(0)), 1, 0, 0, 0);
        assertCounts(sync(new Contact(contact(0))), 0, 0, 1, 0);
        assertCounts(sync(json(contact(0))), 0, 0, 1, 0);
        assertCounts(sync(new Customer("new-0", null, "New 0")), 0, 0, 1, 0);
        assertCounts(sync((Object) JSON.valueToTree(contact(0))), 0, 0, 1, 0);
    }

    @Test
    void whatAnAggregationGathersIsRead() {
        List<Exchange> gathered = new ArrayList<>();
        CONTACTS.forEach(contact -> {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(contact);
            gathered.add(exchange);
        });

        assertCounts(sync(gathered), 3, 0, 0, 0);
        assertCounts(sync(gathered.stream().map(Exchange::getMessage).toList()), 0, 0, 3, 0);
    }

    @Test
    void rowsOfACsvFileWithNamesAreContacts() {
        Map<String, String> row = Map.of(
                "integrationId",
                "row-1",
                "email",
                "",
                "name",
                "Row",
                "properties.company",
                "ACME",
                "properties.city",
                "");

        assertCounts(sync(List.of(row)), 1, 0, 0, 0);

        assertThat(sandbox.contacts().get(0))
                .containsEntry("properties", Map.of("company", "ACME", "city", ""))
                .doesNotContainKey("email");
    }

    @Test
    void rowsWithoutNamesAreRefusedWithTheRemedy() {
        Exchange exchange = send(SYNC, List.of(List.of("row-1", "a@example.com"), new String[] {"row-2"}));

        SyncStoppedException stopped = (SyncStoppedException) exchange.getException();
        assertThat(stopped).hasMessageContaining("useMaps=true");
        assertCounts(stopped.getReport(), 0, 0, 0, 2);
        assertThat(stopped.getReport().getFailures())
                .allSatisfy(failure -> assertThat(failure.getMessage()).contains("useMaps=true"));
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void whatIsNoContactInAnArrayFailsAlone() {
        SyncReport report = sync("[1, {\"integrationId\":\"a\"}, null, [2], \"x\", {\"integrationId\":\"b\"}, true]");

        assertCounts(report, 2, 0, 0, 5);
        assertThat(report.getFailures()).extracting("index").containsExactly(0L, 2L, 3L, 4L, 6L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "\"text\"",
                "null",
                "no json",
                "[{\"integrationId\":\"a\"}",
                "[{\"integrationId\":\"a\"},",
                "[{\"integrationId\":\"a\"}]]",
                "[{\"integrationId\":\"a\"}] {}",
                "{\"integrationId\":\"a\"",
                "[}"
            })
    void textThatHoldsNoContactsIsRefusedBeforeAnythingIsSent(String text) {
        for (Object body : List.of(text, text.getBytes(StandardCharsets.UTF_8))) {
            Exchange exchange = send(SYNC, body);

            assertThat(exchange.getException())
                    .isInstanceOf(InvalidContactException.class)
                    .hasMessageContaining("The body holds no contacts");
        }
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void anEmptyBodyIsRefused() {
        assertThat(send(SYNC, (Object) null).getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("The body is empty");
    }

    @Test
    void aStreamThatBreaksOffEndsTheSyncAtItsPlace() {
        Exchange exchange = send(SYNC, stream("[{\"integrationId\":\"a\"},\n{\"integrationId\""));

        assertThat(exchange.getException())
                .isInstanceOf(SyncStoppedException.class)
                .hasMessageContaining("the input could not be read")
                .hasMessageContaining("line 2");
    }

    @Test
    void theInputIsReadNoFurtherThanAChunkAhead() {
        int[] read = {0};
        int[] mostAhead = {0};
        Iterator<Object> contacts = IntStream.range(0, 1000)
                .peek(number -> {
                    read[0] = number + 1;
                    mostAhead[0] = Math.max(mostAhead[0], read[0] - sandbox.size());
                })
                .mapToObj(number -> (Object) contact(number))
                .iterator();

        assertCounts(sync(SYNC + "?limit=50", contacts), 1000, 0, 0, 0);

        assertThat(mostAhead[0]).isBetween(50, 51);
    }

    @Test
    void aStreamIsClosedAtTheEndAlsoOfASyncThatIsStopped() {
        AtomicBoolean closed = new AtomicBoolean();
        sync(CONTACTS.stream().onClose(() -> closed.set(true)));
        assertThat(closed).isTrue();

        closed.set(false);
        send(SYNC + "?token=pat_wrong", CONTACTS.stream().onClose(() -> closed.set(true)));
        assertThat(closed).isTrue();
    }

    @Test
    void anIteratorThatCanBeClosedIsClosedAtTheEnd() {
        ClosedIterator contacts = new ClosedIterator(CONTACTS.iterator());

        assertCounts(sync(contacts), 3, 0, 0, 0);

        assertThat(contacts.closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"integrationId\":\"a\"}]", "no json"})
    void aFileIsClosedAlsoWhereItHoldsNoContacts(String content) {
        AtomicBoolean closed = new AtomicBoolean();
        context.getTypeConverterRegistry()
                .addTypeConverter(InputStream.class, WatchedFile.class, new SimpleTypeConverter(false, (t, e, f) -> {
                    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)) {
                        @Override
                        public void close() {
                            closed.set(true);
                        }
                    };
                }));

        send(SYNC, new WatchedFile());

        assertThat(closed).isTrue();
    }

    @Test
    void aCacheOfWhichSomethingHasBeenReadIsReadFromItsBeginning() throws Exception {
        InputStreamCache cache = new InputStreamCache("[{\"integrationId\":\"a\"}]".getBytes(StandardCharsets.UTF_8));
        cache.readAllBytes();

        assertCounts(sync(cache), 1, 0, 0, 0);
    }

    private static final class ClosedIterator implements Iterator<Object>, AutoCloseable {

        private final Iterator<?> contacts;
        private boolean closed;

        private ClosedIterator(Iterator<?> contacts) {
            this.contacts = contacts;
        }

        @Override
        public boolean hasNext() {
            return contacts.hasNext();
        }

        @Override
        public Object next() {
            return contacts.next();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class WatchedFile extends java.io.File {
        private WatchedFile() {
            super("contacts.json");
        }
    }

    @Test
    void whatListGivesOneByOneIsAnInputAndGivesItsConnectionsBack() {
        exported(250);
        Object contacts = send("cognipeer-contacts:list?fetchAll=true", (Object) null)
                .getMessage()
                .getBody();

        assertThat(contacts).isInstanceOf(Iterator.class);
        assertCounts(sync(contacts), 0, 0, 250, 0);
    }

    @Test
    void theBodyIsLeftAsItWas() {
        List<Map<String, Object>> contacts = Arrays.asList(contact(0), contact(1));
        contacts.get(0).put("integrationId", 7);
        contacts.get(1).put("email", "");
        String before = contacts.toString();

        assertThat(sync(contacts).getFailed()).isZero();

        assertThat(contacts).hasToString(before);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
