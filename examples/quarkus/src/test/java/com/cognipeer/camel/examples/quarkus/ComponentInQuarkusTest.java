package com.cognipeer.camel.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.model.Contact;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Quarkus finds the component at build time, from the jar alone. */
@QuarkusTest
@WithTestResource(SandboxServer.class)
class ComponentInQuarkusTest {

    @Inject
    CamelContext context;

    @Test
    void theSchemeIsKnown() {
        assertThat(context.getEndpoint("cognipeer-contacts:get").getComponent())
                .isInstanceOf(CognipeerContactsComponent.class);
    }

    @Test
    void aContactConvertsToJsonAndBack() {
        String json = "{\"email\":\"ada@example.com\",\"score\":1.50}";

        Contact contact = context.getTypeConverter().convertTo(Contact.class, json);

        assertThat(contact.getEmail()).isEqualTo("ada@example.com");
        assertThat(context.getTypeConverter().convertTo(String.class, contact)).isEqualTo(json);
    }

    @Test
    void simpleReadsTheFieldsOfAContact() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(new Contact(Map.of("email", "ada@example.com", "tier", "gold")));

        assertThat(simple("${body.email} ${body[tier]}", exchange)).isEqualTo("ada@example.com gold");
    }

    @Test
    void theConsumerHasAHealthCheck() {
        assertThat(HealthCheckRegistry.get(context).getCheck("consumer:contact-changes"))
                .isPresent();
    }

    private String simple(String expression, Exchange exchange) {
        return context.resolveLanguage("simple").createExpression(expression).evaluate(exchange, String.class);
    }
}
