package com.cognipeer.camel.examples.springboot;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/** The application with a sandbox of the Contacts API beside it, for trying it out without an account. */
public class ContactsOnSandbox {

    static final int CONTACTS = 5;

    public static void main(String[] args) {
        start(args);
    }

    /** The sandbox goes before all that the environment says: what is tried out never reaches a workspace. */
    static SpringApplication.Running start(String... args) {
        ContactsSandbox sandbox = ContactsSandbox.start().seedContacts(CONTACTS);
        Stream<String> onSandbox = Stream.of(
                "--camel.component.cognipeer-contacts.base-url=" + sandbox.baseUrl(),
                "--camel.component.cognipeer-contacts.token=" + sandbox.token(),
                "--contacts.changes.delay=5s",
                "--spring.datasource.url=jdbc:h2:mem:contacts");
        return SpringApplication.from(ContactsApplication::main)
                .run(Stream.concat(onSandbox, Stream.of(args)).toArray(String[]::new));
    }
}
