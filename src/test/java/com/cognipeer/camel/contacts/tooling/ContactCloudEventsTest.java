package com.cognipeer.camel.contacts.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;
import org.apache.camel.spi.TransformerKey;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactCloudEventsTest {

    private static final DataType EVENT = new DataType("cognipeer-contacts:application-cloudevents");

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Message> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        camel.close();
        sandbox.close();
    }

    @Test
    void aConsumedContactIsAnEventOfItsLastChange() throws Exception {
        String id = sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));

        Message event = consumed(1).get(0);

        assertThat(event.getHeaders())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, "1.0")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.cognipeer.contacts.contact")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "cognipeer.contacts")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, id)
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, "application/json");
        assertThat(Instant.parse(event.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME, String.class)))
                .isEqualTo(Instant.parse(
                        sandbox.contacts().get(0).get("modifiedDate").toString()));
        assertThat(event.getBody()).isInstanceOf(Contact.class);
    }

    @Test
    void anotherStateIsAnotherEventAndTheSameStateIsTheSameEvent() throws Exception {
        String id = sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));
        Object first = id(consumed(1).get(0));
        Object again = id(consumed(2).get(1));
        sandbox.update(id, Map.of("name", "Ada B."));
        await().until(() -> events.stream().anyMatch(event -> !id(event).equals(first)));

        assertThat(again).isEqualTo(first);
        assertThat(first).asString().startsWith(id);
    }

    @Test
    void noHeaderOfTheEventHoldsAFieldOfTheContact() throws Exception {
        sandbox.insert(Map.of("email", "canary@example.com", "name", "Canary", "integrationId", "canary-1"));

        assertThat(consumed(1).get(0).getHeaders().values())
                .allSatisfy(value -> assertThat(String.valueOf(value)).doesNotContainIgnoringCase("canary"));
    }

    @ParameterizedTest
    @CsvSource({
        "deleted, com.cognipeer.contacts.contact.deleted",
        "unmatched, com.cognipeer.contacts.contact.unmatched",
        "created, com.cognipeer.contacts.contact",
        "updated, com.cognipeer.contacts.contact",
        "unchanged, com.cognipeer.contacts.contact",
        "anything, com.cognipeer.contacts.contact",
        ", com.cognipeer.contacts.contact"
    })
    void aContactThatIsGoneIsAnotherTypeOfEvent(String change, String type) {
        Message message = new DefaultExchange(camel).getMessage();
        message.setHeader(CognipeerContactsConstants.CHANGE, change);

        new ContactCloudEvents().transform(message, DataType.ANY, EVENT);

        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE)).isEqualTo(type);
    }

    @Test
    void aMessageOfAProducerIsAnEventOfItsExchange() throws Exception {
        Message message = new DefaultExchange(camel).getMessage();
        message.setHeader(CognipeerContactsConstants.ID, "42");

        new ContactCloudEvents().transform(message, DataType.ANY, EVENT);

        assertThat(id(message)).isEqualTo(message.getExchange().getExchangeId());
        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT)).isEqualTo("42");
        assertThat(message.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME, String.class))
                .isNotBlank();
    }

    @Test
    void theHeadersThatAreSetBelongToACloudEvent() throws Exception {
        Message message = new DefaultExchange(camel).getMessage();

        new ContactCloudEvents().transform(message, DataType.ANY, EVENT);

        assertThat(message.getHeaders().keySet())
                .isEqualTo(Set.of(
                        CloudEvent.CAMEL_CLOUD_EVENT_ID,
                        CloudEvent.CAMEL_CLOUD_EVENT_VERSION,
                        CloudEvent.CAMEL_CLOUD_EVENT_TYPE,
                        CloudEvent.CAMEL_CLOUD_EVENT_SOURCE,
                        CloudEvent.CAMEL_CLOUD_EVENT_TIME,
                        CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE));
    }

    /** Camel finds the data type by its name alone. */
    private List<Message> consumed(int number) throws Exception {
        if (!camel.isStarted()) {
            CognipeerContactsComponent component =
                    camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class);
            component.getConfiguration().setToken(sandbox.token());
            component.getConfiguration().setBaseUrl(sandbox.baseUrl());
            // The step of a route has another name in Camel 4.14.
            Transformer toEvent =
                    camel.getTransformerRegistry().resolveTransformer(new TransformerKey(EVENT.getFullName()));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("cognipeer-contacts:list?delay=10")
                            .process(exchange -> toEvent.transform(exchange.getMessage(), DataType.ANY, EVENT))
                            .process(
                                    exchange -> events.add(exchange.getMessage().copy()));
                }
            });
            camel.start();
        }
        await().until(() -> events.size() >= number);
        return events;
    }

    private static Object id(Message event) {
        return event.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID);
    }
}
