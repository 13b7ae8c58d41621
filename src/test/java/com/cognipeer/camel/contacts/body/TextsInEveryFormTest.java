package com.cognipeer.camel.contacts.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.camel.support.SimpleTypeConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text and bytes are read alike by every operation, in whatever class, encoding and charset they come. */
class TextsInEveryFormTest extends SyncTest {

    private static final String NAME = "Andr\u00e9 M\u00fcller";
    private static final String JSON = "{\"integrationId\":\"c-1\",\"email\":\"a@x.test\",\"name\":\"" + NAME + "\"}";
    private static final String MARK = "\uFEFF";
    private static final Charset LATIN_1 = StandardCharsets.ISO_8859_1;
    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    @TempDir
    static Path folder;

    /** Stands for a class of another library that holds bytes, as Azure's BinaryData and Netty's ByteBuf do. */
    public static final class Blob {
        private final byte[] content;

        Blob(byte[] content) {
            this.content = content;
        }

        public int getLength() {
            return content.length;
        }

        public boolean isReplayable() {
            return true;
        }
    }

    /** Stands for an object of another library's JSON, as Vert.x has one: its entries can be iterated over. */
    public static class Tree implements Iterable<Map.Entry<String, Object>> {
        private final String json;

        Tree(String json) {
            this.json = json;
        }

        public boolean isEmpty() {
            return false;
        }

        @Override
        public java.util.Iterator<Map.Entry<String, Object>> iterator() {
            return Map.<String, Object>of("integrationId", "an entry")
                    .entrySet()
                    .iterator();
        }
    }

    /** Nothing converts it. */
    public static final class Opaque {
        public int getLength() {
            return 22;
        }
    }

    /** A bean that somebody also converts to text, as bindy's and JAXB's beans are. */
    public static class Customer {
        private String integrationId = "c-1";
        private String name = NAME;

        public String getIntegrationId() {
            return integrationId;
        }

        public void setIntegrationId(String integrationId) {
            this.integrationId = integrationId;
        }

        public String getName() {
            return name;
        }
    }

    /** A getter that stands for no field of its own. */
    public static final class View {
        private final Customer customer = new Customer();

        public String getIntegrationId() {
            return customer.getIntegrationId();
        }

        public String getName() {
            return customer.getName();
        }
    }

    public record Row(String integrationId, String name) {}

    public interface Projection {
        String getIntegrationId();

        String getName();
    }

    record Form(String told, Function<String, Object> of) {
        @Override
        public String toString() {
            return told;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("a String", json -> json),
                new Form("a StringBuilder", StringBuilder::new),
                new Form("a CharBuffer", CharBuffer::wrap),
                new Form("a Reader", StringReader::new),
                new Form("a cached Reader", ReaderCache::new),
                new Form("bytes", json -> json.getBytes(UTF_8)),
                new Form("bytes in UTF-16BE", json -> json.getBytes(StandardCharsets.UTF_16BE)),
                new Form("bytes in UTF-16LE", json -> json.getBytes(StandardCharsets.UTF_16LE)),
                new Form("bytes in UTF-32", json -> json.getBytes(Charset.forName("UTF-32BE"))),
                new Form("a ByteBuffer", json -> ByteBuffer.wrap(json.getBytes(UTF_8))),
                new Form("an output stream of bytes", TextsInEveryFormTest::output),
                new Form("a stream", json -> new ByteArrayInputStream(json.getBytes(UTF_8))),
                new Form("a cached stream", json -> new InputStreamCache(json.getBytes(UTF_8))),
                new Form("a File", json -> written(json).toFile()),
                new Form("a Path", TextsInEveryFormTest::written),
                new Form("a file of Camel's", json -> wrapped(written(json).toFile())),
                new Form("a file of Camel's that is loaded", json -> wrapped(json.getBytes(UTF_8))),
                new Form("an Optional", Optional::of),
                new Form("an Optional of bytes", json -> Optional.of(Optional.of(json.getBytes(UTF_8)))),
                new Form("what converts to bytes", json -> new Blob(json.getBytes(UTF_8))),
                new Form("what converts to text", Tree::new),
                new Form("what has a parent that converts to text", json -> new Tree(json) {}));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isTheSameWithAMarkOfTheByteOrderAsWithoutInEveryOperation(Form form) {
        converters();
        for (String mark : List.of("", MARK)) {
            Object given = form.of().apply(mark + JSON);
            assertThat(stored("create", given)).isEqualTo(NAME);
            assertThat(stored("update", form.of().apply(mark + JSON))).isEqualTo(NAME);
            assertThat(stored("upsert", form.of().apply(mark + JSON))).isEqualTo(NAME);
            assertThat(stored("sync", form.of().apply(mark + JSON))).isEqualTo(NAME);
            assertThat(stored("sync", List.of(form.of().apply(mark + JSON)))).isEqualTo(NAME);
            assertThat(stored("sync", List.of(form.of().apply(mark + JSON)).iterator()))
                    .isEqualTo(NAME);
            assertThat(context.getTypeConverter()
                            .convertTo(Contact.class, exchange(), form.of().apply(mark + JSON)))
                    .containsEntry("name", NAME);
            assertThat(send("cognipeer-contacts:get", form.of().apply(mark + JSON))
                            .getException())
                    .isNull();
            sandbox.contacts().forEach(contact -> sandbox.delete((String) contact.get("_id")));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void holdsManyContactsAsWell(Form form) {
        converters();
        for (String mark : List.of("", MARK)) {
            assertThat(sync(form.of().apply(mark + "[" + JSON + "]")).getDone()).isOne();
        }
        assertThat(sandbox.contacts()).hasSize(1);
    }

    static Stream<Arguments> charsets() {
        return Stream.of(
                Arguments.of("a property", LATIN_1, named(e -> e.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1"))),
                Arguments.of(
                        "a header", LATIN_1, named(e -> e.getMessage().setHeader(Exchange.CHARSET_NAME, "latin1"))),
                Arguments.of("a type", LATIN_1, type("application/json; charset=ISO-8859-1")),
                Arguments.of("a quoted type", LATIN_1, type("text/plain;charset=\"iso-8859-1\"; x=y")),
                Arguments.of("a type in capitals", LATIN_1, type("application/json; CHARSET = 'ISO-8859-1'")),
                Arguments.of("a type without a value", UTF_8, type("application/json; charset=")),
                Arguments.of("windows", Charset.forName("windows-1252"), type("text/plain;charset=windows-1252")),
                Arguments.of("a host's", Charset.forName("IBM037"), type("text/plain;charset=IBM037")),
                Arguments.of("UTF-16", StandardCharsets.UTF_16, type("text/plain;charset=UTF-16")),
                Arguments.of("UTF-16LE", StandardCharsets.UTF_16LE, type("text/plain;charset=UTF-16LE")),
                Arguments.of("two bytes", Charset.forName("GB18030"), type("text/plain;charset=GB18030")),
                Arguments.of("UTF-8", UTF_8, type("text/plain;charset=utf-8")),
                Arguments.of("one left behind by an earlier step", UTF_8, type("text/plain;charset=ISO-8859-1")));
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void isReadInTheCharsetThatTheExchangeNames(String told, Charset charset, Processor names) {
        byte[] bytes = JSON.getBytes(charset);
        converters();
        for (String operation : List.of("create", "update", "upsert", "sync")) {
            for (Object body : List.of(
                    bytes,
                    new ByteArrayInputStream(bytes),
                    new InputStreamCache(bytes),
                    ByteBuffer.wrap(bytes),
                    new Blob(bytes),
                    wrapped(written(bytes).toFile()),
                    written(bytes).toFile())) {
                Exchange exchange = send("cognipeer-contacts:" + operation, message -> {
                    message.getMessage().setBody(body);
                    names.process(message);
                });
                assertThat(exchange.getException())
                        .as("%s %s", operation, body.getClass())
                        .isNull();
                assertThat(nameOf(sandbox.contacts()))
                        .as("%s %s", operation, body.getClass())
                        .isEqualTo(NAME);
                if (operation.equals("create")) {
                    sandbox.contacts().forEach(contact -> sandbox.delete((String) contact.get("_id")));
                }
            }
            sandbox.contacts().forEach(contact -> sandbox.delete((String) contact.get("_id")));
            sandbox.insert(Map.of("integrationId", "c-1"));
        }
    }

    @Test
    void aFileOfTheFileComponentIsReadInItsCharset() throws Exception {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.write(inbox.resolve("one.json"), JSON.getBytes(LATIN_1));

        Object file = consumer.receive("file:" + inbox + "?charset=ISO-8859-1&noop=true", 10_000);
        Exchange exchange = (Exchange) file;
        template.send("cognipeer-contacts:create", exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(nameOf(sandbox.contacts())).isEqualTo(NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "upsert", "sync"})
    void whatIsNotWrittenInTheCharsetThatIsNamedIsRefused(String operation) {
        Exchange unknown = send("cognipeer-contacts:" + operation, message -> {
            message.getMessage().setBody(JSON.getBytes(UTF_8));
            message.setProperty(Exchange.CHARSET_NAME, "no-such-charset");
        });
        Exchange wrong = send("cognipeer-contacts:" + operation, message -> {
            message.getMessage().setBody(JSON.replace("\u00e9", "\u00ff\u00ff").getBytes(LATIN_1));
            message.setProperty(Exchange.CHARSET_NAME, "US-ASCII");
        });

        assertThat(unknown.getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining(Exchange.CHARSET_NAME);
        assertThat(wrong.getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("charset");
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void linesOfATextWithAMarkAreReadOneByOne() throws Exception {
        context.addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:lines").split(body().tokenize("\n")).to("cognipeer-contacts:upsert");
            }
        });

        Exchange exchange = send(
                "direct:lines", MARK + JSON + "\n" + JSON.replace("c-1", "c-2").replace("a@", "b@"));

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox.contacts()).hasSize(2);
    }

    @Test
    void aFilterAndASortAreReadWithAMarkAsWithout() {
        sandbox.insert(Map.of("integrationId", "c-1", "name", NAME));
        sandbox.insert(Map.of("integrationId", "c-2", "name", "Other"));
        for (String sort : List.of("{\"name\":1}", "name:1")) {
            Exchange exchange = send("cognipeer-contacts:list", message -> {
                message.getMessage().setHeader(CognipeerContactsConstants.FILTER, MARK + "{\"integrationId\":\"c-1\"}");
                message.getMessage().setHeader(CognipeerContactsConstants.SORT, MARK + sort);
            });
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(List.class)).hasSize(1);
        }
        assertThat(sandbox.requests().get(1).json().get("sort").fieldNames().next())
                .isEqualTo("name");
    }

    static Stream<Object> noContacts() {
        return Stream.of(
                new IllegalStateException("secret"),
                new AssertionError("secret"),
                String.class,
                Thread.currentThread(),
                42,
                true,
                'x',
                LocalDate.EPOCH,
                new int[] {1},
                new CompletableFuture<Object>(),
                Thread.State.NEW,
                new Opaque(),
                (Runnable) () -> {},
                new Object(),
                java.net.URI.create("http://localhost/secret"));
    }

    @ParameterizedTest
    @MethodSource("noContacts")
    void whatIsNeitherABeanNorTextIsRefusedByTheNameOfItsClass(Object body) {
        for (String operation : List.of("create", "upsert?integrationId=c-1", "update?integrationId=c-1")) {
            Exchange exchange = send("cognipeer-contacts:" + operation, body);

            assertThat(exchange.getException())
                    .isInstanceOf(InvalidContactException.class)
                    .hasMessageContaining(body.getClass().getTypeName())
                    .hasMessageNotContaining("secret");
        }
        assertThat(send("cognipeer-contacts:sync", List.of(body)).getException())
                .hasMessageContaining(
                        body instanceof int[]
                                ? "row of values"
                                : body.getClass().getTypeName())
                .hasMessageNotContaining("secret");
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void aConverterToContactsRefusesThemToo() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> context.getTypeConverter()
                        .mandatoryConvertTo(Contact.class, exchange(), new IllegalStateException("secret"))))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("java.lang.IllegalStateException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "upsert", "sync"})
    void anEmptyOptionalIsAnEmptyBody(String operation) {
        assertThat(send("cognipeer-contacts:" + operation, Optional.empty()).getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("The body is empty");
    }

    @Test
    void beansOfAllKindsStayBeansAlsoWhereSomebodyConvertsThemToText() {
        addConverter(String.class, Customer.class, customer -> "c-1;" + NAME);
        addConverter(String.class, Row.class, row -> "c-1;" + NAME);
        Projection projection = (Projection) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Projection.class},
                (proxy, method, arguments) -> method.getName().equals("getName") ? NAME : "c-1");

        for (Object bean : List.of(new Customer(), new Row("c-1", NAME), new View(), projection)) {
            assertThat(stored("create", bean)).isEqualTo(NAME);
            assertThat(stored("upsert", bean)).isEqualTo(NAME);
            assertThat(stored("sync", bean)).isEqualTo(NAME);
            assertThat(stored("sync", Optional.of(List.of(Optional.of(bean))))).isEqualTo(NAME);
            sandbox.contacts().forEach(contact -> sandbox.delete((String) contact.get("_id")));
        }
    }

    @Test
    void aMapperOfTheUsersOwnTurnsBeansAndNothingElse() {
        ObjectMapper failing = new ObjectMapper() {
            private static final long serialVersionUID = 1L;

            @Override
            public com.fasterxml.jackson.databind.ObjectWriter writer() {
                throw new IllegalStateException("asked");
            }
        };
        context.getRegistry().bind("failing", failing);
        converters();
        for (Object body : List.of(JSON, new Blob(JSON.getBytes(UTF_8)), new StringBuilder(JSON), Optional.of(JSON))) {
            assertThat(stored("upsert?objectMapper=#failing", body)).isEqualTo(NAME);
        }
        assertThat(send("cognipeer-contacts:upsert?objectMapper=#failing", new Customer())
                        .getException())
                .hasMessage("asked");
    }

    private void converters() {
        addConverter(byte[].class, Blob.class, blob -> blob.content);
        addConverter(String.class, Tree.class, tree -> tree.json);
    }

    private <F> void addConverter(Class<?> to, Class<F> from, Function<F, Object> conversion) {
        TypeConverter converter =
                new SimpleTypeConverter(false, (type, exchange, value) -> conversion.apply(from.cast(value)));
        context.getTypeConverterRegistry().addTypeConverter(to, from, converter);
    }

    private Exchange exchange() {
        return new org.apache.camel.support.DefaultExchange(context);
    }

    private Object stored(String operation, Object body) {
        Exchange exchange = send("cognipeer-contacts:" + operation, body);
        assertThat(exchange.getException()).as(operation).isNull();
        if (exchange.getMessage().getBody() instanceof SyncReport report) {
            assertThat(report.getFailures()).isEmpty();
        }
        return nameOf(sandbox.contacts());
    }

    private static Object nameOf(List<Map<String, Object>> contacts) {
        assertThat(contacts).hasSize(1);
        assertThat(contacts.get(0)).containsEntry("integrationId", "c-1");
        return contacts.get(0).get("name");
    }

    private static Processor named(Processor names) {
        return names;
    }

    private static Processor type(String type) {
        return exchange -> exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
    }

    private static Path written(String json) {
        return written(json.getBytes(UTF_8));
    }

    private static Path written(byte[] json) {
        try {
            return Files.write(Files.createTempFile(folder, "contact", ".json"), json);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static GenericFile<Object> wrapped(Object content) {
        GenericFile<Object> file = new GenericFile<>();
        file.setFile(content);
        file.setBody(content);
        return file;
    }

    private static ByteArrayOutputStream output(String json) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        output.writeBytes(json.getBytes(UTF_8));
        return output;
    }
}
