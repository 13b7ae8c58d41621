package com.cognipeer.camel.contacts.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContactConverterTest {

    private static final String JSON = "{\"_id\":\"1\",\"name\":\"Ada é\",\"score\":1.10,\"phone\":null}";
    private static final Contact CONTACT = ContactJson.readContact(JSON);
    private static final ContactPage PAGE = new ContactPage(List.of(CONTACT, new Contact()), 9, 1, 2);
    private static final String PAGE_JSON = "[" + JSON + ",{}]";

    private DefaultCamelContext context;
    private TypeConverter converter;

    @BeforeEach
    void start() {
        context = new DefaultCamelContext();
        context.start();
        converter = context.getTypeConverter();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    static Stream<Arguments> sources() {
        return Stream.of(Arguments.of(CONTACT, JSON), Arguments.of(PAGE, PAGE_JSON));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void contactsAndPagesBecomeJsonInEveryForm(Object source, String json) throws IOException {
        assertThat(converter.convertTo(String.class, source)).isEqualTo(json);
        assertThat(converter.convertTo(byte[].class, source)).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
        assertThat(converter.convertTo(InputStream.class, source).readAllBytes())
                .isEqualTo(json.getBytes(StandardCharsets.UTF_8));
        assertThat(converter.convertTo(JsonNode.class, source)).hasToString(json);
    }

    static Stream<Object> jsonForms() {
        return Stream.of(
                JSON,
                JSON.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8)),
                new InputStreamCache(JSON.getBytes(StandardCharsets.UTF_8)),
                ContactJson.writeTree(CONTACT),
                new HashMap<>(CONTACT));
    }

    @ParameterizedTest
    @MethodSource("jsonForms")
    void jsonInEveryFormBecomesAContact(Object json) {
        assertThat(converter.convertTo(Contact.class, json)).isEqualTo(CONTACT);
    }

    @Test
    void aBeanBecomesAContact() {
        assertThat(converter.convertTo(Contact.class, new Person("ada@example.com", null)))
                .isEqualTo(Map.of("email", "ada@example.com"));
    }

    @Test
    void aContactStaysTheSameContact() {
        assertThat(converter.convertTo(Contact.class, CONTACT)).isSameAs(CONTACT);
    }

    @Test
    void whatIsNoContactFailsWithoutQuotingItsContent() {
        for (Object source : List.of("secret", "[\"secret\"]", List.of("secret"), 42)) {
            assertThatThrownBy(() -> converter.mandatoryConvertTo(Contact.class, source))
                    .isInstanceOfAny(TypeConversionException.class, NoTypeConversionAvailableException.class)
                    .hasRootCauseInstanceOf(IllegalArgumentException.class)
                    .rootCause()
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void nullStaysNull() {
        assertThat(converter.convertTo(Contact.class, null)).isNull();
    }

    @Test
    void othersListsAndMapsConvertAsWithoutTheComponent() {
        List<Object> list = new ArrayList<>(List.of(1, "two", Map.of("three", 4)));
        Map<String, Object> map = new HashMap<>(Map.of("a", 1, "b", List.of(2)));
        Exchange exchange = new DefaultExchange(context);

        assertThat(converter.convertTo(String.class, exchange, list)).isEqualTo(list.toString());
        assertThat(converter.convertTo(String.class, exchange, map)).isEqualTo(map.toString());
        assertThat(converter.tryConvertTo(JsonNode.class, exchange, list)).isNull();
        assertThat(converter.tryConvertTo(InputStream.class, exchange, map)).isNull();
    }

    @Test
    void othersBeansAreNotTakenForContacts() {
        Person person = new Person("ada@example.com", "Ada");

        assertThat(converter.convertTo(String.class, person)).isEqualTo(person.toString());
        assertThat(converter.convertTo(Map.class, person)).isNull();
    }

    @Test
    void whatIsLeftOfAWalkBecomesTheOnlyPage() throws Exception {
        Iterator<Object> walk =
                List.<Object>of(CONTACT, CONTACT, Map.of("name", "Bob")).iterator();
        walk.next();

        ContactPage page = converter.mandatoryConvertTo(ContactPage.class, walk);

        assertThat(page).hasSize(2).startsWith(CONTACT);
        assertThat(page.get(1).getName()).isEqualTo("Bob");
        assertThat(page.getTotal()).isEqualTo(2);
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void aWalkWithoutContactsBecomesAnEmptyPage() throws Exception {
        assertThat(converter.mandatoryConvertTo(ContactPage.class, List.of().iterator()))
                .isEmpty();
    }

    @Test
    void aWalkThatFailsIsClosed() {
        BrokenWalk walk = new BrokenWalk();

        assertThatThrownBy(() -> converter.mandatoryConvertTo(ContactPage.class, walk))
                .hasRootCauseMessage("no more");
        assertThat(walk.closed).isTrue();
    }

    @Test
    void aWalkIsNotReadToMakeTextOfIt() {
        Iterator<Contact> walk = List.of(CONTACT).iterator();

        assertThat(converter.convertTo(String.class, walk)).doesNotContain("Ada");
        assertThat(walk.hasNext()).isTrue();
    }

    @Test
    void theGeneratedLoaderIsFoundByItself() {
        assertThat(context.getTypeConverterRegistry().lookup(Contact.class, String.class))
                .isNotNull();
        assertThat(context.getTypeConverterRegistry().lookup(String.class, ContactPage.class))
                .isNotNull();
        assertThat(context.getTypeConverterRegistry().lookup(String.class, Contact.class))
                .isNotNull();
    }

    record Person(String email, String name) {}

    private static final class BrokenWalk implements Iterator<Contact>, Closeable {

        private boolean closed;

        @Override
        public boolean hasNext() {
            throw new IllegalStateException("no more");
        }

        @Override
        public Contact next() {
            throw new IllegalStateException("no more");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
