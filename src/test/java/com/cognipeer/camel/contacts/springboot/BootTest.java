package com.cognipeer.camel.contacts.springboot;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Applications of Spring Boot that talk to a sandbox. */
abstract class BootTest {

    static final String PREFIX = "camel.component.cognipeer-contacts.";

    final ContactsSandbox sandbox = startSandbox();
    final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CamelAutoConfiguration.class, CognipeerContactsComponentAutoConfiguration.class))
            .withPropertyValues("camel.main.run-controller=false", PREFIX + "base-url=" + sandbox.baseUrl());

    ContactsSandbox startSandbox() {
        return ContactsSandbox.start();
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    static CognipeerContactsConfiguration options(ApplicationContext application) {
        return component(application).getConfiguration();
    }

    static CognipeerContactsComponent component(ApplicationContext application) {
        return application
                .getBean(CamelContext.class)
                .getComponent("cognipeer-contacts", CognipeerContactsComponent.class);
    }
}
