package com.cognipeer.camel.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.ProducerTemplate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ContactsOnSandboxTest {

    @Test
    void theApplicationToTryOutTalksToItsSandbox() {
        try (ConfigurableApplicationContext application =
                ContactsOnSandbox.start("--server.port=0").getApplicationContext()) {
            Object page =
                    application.getBean(ProducerTemplate.class).requestBody("cognipeer-contacts:list", (Object) null);

            assertThat(page).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(ContactsOnSandbox.CONTACTS);
        }
    }
}
