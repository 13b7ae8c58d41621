package com.cognipeer.camel.examples.springboot;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The application with a sandbox of the Contacts API beside it, for trying it out without an account. */
public class ContactsOnSandbox {

    public static void main(String[] args) {
        SpringApplication.from(ContactsApplication::main).with(Sandbox.class).run(args);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Sandbox {

        @Bean
        ContactsSandbox sandbox() {
            return ContactsSandbox.start().seedContacts(5);
        }

        @Bean
        DynamicPropertyRegistrar contacts(ContactsSandbox sandbox) {
            return properties -> {
                properties.add("camel.component.cognipeer-contacts.base-url", sandbox::baseUrl);
                properties.add("camel.component.cognipeer-contacts.token", sandbox::token);
                properties.add("contacts.changes.delay", () -> "5s");
                properties.add("spring.datasource.url", () -> "jdbc:h2:mem:contacts");
            };
        }
    }
}
