package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A proxy of a bean container and a spy of a test are subclasses too. */
class SubclassOfTheComponentTest {

    @Test
    void aSubclassProducesAndConsumes() throws Exception {
        try (ContactsSandbox sandbox = ContactsSandbox.start();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            CognipeerContactsComponent component = new CognipeerContactsComponent() {};
            component.getConfiguration().setToken(sandbox.token());
            component.getConfiguration().setBaseUrl(sandbox.baseUrl());
            camel.addComponent("cognipeer-contacts", component);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("cognipeer-contacts:list?mode=changes").to("log:contacts");
                }
            });
            camel.start();

            assertThat(camel.createProducerTemplate().requestBody("cognipeer-contacts:list", (Object) null))
                    .isInstanceOf(ContactPage.class);
        }
    }
}
