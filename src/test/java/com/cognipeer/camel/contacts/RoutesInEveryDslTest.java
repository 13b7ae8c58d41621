package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same routes in Java, XML and YAML, in Camel Main, configured by nothing but its properties. */
class RoutesInEveryDslTest {

    private final ContactsSandbox sandbox =
            ContactsSandbox.builder().token("channel-token").hookId("hook-7").start();

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    /** The Java form of the routes that stand beside it in XML and YAML. */
    public static class JavaRoutes extends RouteBuilder {
        @Override
        public void configure() {
            onException(ContactNotFoundException.class).handled(true).setBody(constant("nobody"));
            from("direct:create").to("cognipeer-contacts:create");
            from("direct:get").to("cognipeer-contacts:get");
            from("direct:update").to("cognipeer-contacts:update?email=ada@example.com");
            from("direct:list")
                    .to("cognipeer-contacts:list?limit=5&sort=createdDate:-1"
                            + "&filter=RAW({\"status\":\"active\",\"deleted\":{\"$ne\":true}})");
            from("cognipeer-contacts:list?sort=email:1&initialDelay=0&repeatCount=1")
                    .routeId("consume")
                    .autoStartup(false)
                    .setBody(simple("${body.email}"))
                    .to("mock:consumed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classpath:dsl/contacts.camel.xml", "classpath:dsl/contacts.camel.yaml", "java"})
    void createGetUpdateListAndConsume(String routes) throws Exception {
        sandbox.insert(Map.of("email", "ada@example.com", "status", "active"));
        sandbox.insert(Map.of("email", "bob@example.com", "status", "inactive"));

        Main main = main(routes, sandbox.token());
        try {
            CamelContext camel = main.getCamelContext();
            ProducerTemplate template = camel.createProducerTemplate();

            assertThat(template.requestBody("direct:create", "{\"email\":\"eve@example.com\"}", Contact.class))
                    .containsKey("_id");
            assertThat(template.requestBodyAndHeader(
                            "direct:get", null, CognipeerContactsConstants.EMAIL, "eve@example.com", Contact.class))
                    .containsEntry("email", "eve@example.com");
            assertThat(template.requestBodyAndHeader(
                            "direct:get", null, CognipeerContactsConstants.EMAIL, "x@example.com", String.class))
                    .isEqualTo("nobody");
            assertThat(template.requestBody("direct:update", Map.of("name", "Ada"), Contact.class))
                    .containsEntry("name", "Ada");
            assertThat(template.requestBody("direct:list", null, ContactPage.class))
                    .extracting(Contact::getEmail)
                    .containsExactly("ada@example.com");
            MockEndpoint consumed = camel.getEndpoint("mock:consumed", MockEndpoint.class);
            consumed.expectedBodiesReceived("ada@example.com", "bob@example.com", "eve@example.com");
            camel.getRouteController().startRoute("consume");
            consumed.assertIsSatisfied();
        } finally {
            main.stop();
        }
    }

    @Test
    void theTokenAndHookIdOfThePropertiesReachTheServer() throws Exception {
        Main main = main("java", "wrong-token");
        try {
            var exchange = main.getCamelContext().createProducerTemplate().request("direct:get", e -> e.getMessage()
                    .setHeader(CognipeerContactsConstants.EMAIL, "a@b"));

            assertThat(exchange.getException()).isInstanceOf(ContactsAuthorizationException.class);
            assertThat(sandbox.requests().get(0).header("Authorization")).isEqualTo("Bearer wrong-token");
            assertThat(sandbox.requests().get(0).header("x-hook-id")).isEqualTo("hook-7");
        } finally {
            main.stop();
        }
    }

    private Main main(String routes, String token) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("camel.component.cognipeer-contacts.base-url", sandbox.baseUrl());
        properties.setProperty("camel.component.cognipeer-contacts.token", token);
        properties.setProperty("camel.component.cognipeer-contacts.hook-id", "hook-7");
        properties.setProperty("camel.component.cognipeer-contacts.request-timeout", "20s");
        Main main = new Main();
        main.setOverrideProperties(properties);
        if (routes.equals("java")) {
            main.configure().addRoutesBuilder(new JavaRoutes());
        } else {
            main.configure().withRoutesIncludePattern(routes);
        }
        main.start();
        return main;
    }
}
