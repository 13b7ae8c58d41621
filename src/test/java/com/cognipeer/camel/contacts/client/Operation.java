package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The four operations, each as a call that carries an e-mail address. */
enum Operation {
    create(true, Answers.CONTACT) {
        @Override
        CompletableFuture<? extends ContactsResponse<?>> call(ContactsClient client) {
            return client.create(new Contact(Map.of("email", EMAIL)));
        }
    },
    get(false, Answers.CONTACT) {
        @Override
        CompletableFuture<? extends ContactsResponse<?>> call(ContactsClient client) {
            return client.get(new ContactIdentity(EMAIL, null));
        }
    },
    update(true, Answers.CONTACT) {
        @Override
        CompletableFuture<? extends ContactsResponse<?>> call(ContactsClient client) {
            return client.update(new ContactIdentity(EMAIL, null), new Contact(Map.of("name", "Ada")));
        }
    },
    list(false, Answers.PAGE) {
        @Override
        CompletableFuture<? extends ContactsResponse<?>> call(ContactsClient client) {
            return client.list(new ContactQuery(1, 10, ContactFilter.of(Map.of("email", EMAIL)), ContactSort.NONE));
        }
    };

    static final String EMAIL = "canary.person@example.com";

    final boolean write;
    /** A body with which the operation succeeds. */
    final String success;

    Operation(boolean write, String success) {
        this.write = write;
        this.success = success;
    }

    abstract CompletableFuture<? extends ContactsResponse<?>> call(ContactsClient client);
}
