package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The four operations, each as a call that carries an e-mail address. */
public enum Operation {
    create(true, Answers.CONTACT) {
        @Override
        public CompletableFuture<? extends ContactsResponse<?>> call(ContactsClient client) {
            return client.create(new Contact(Map.of("email", EMAIL)));
        }
    },
    get(false, Answers.CONTACT) {
        @Override
        public CompletableFuture<? extends ContactsResponse<?>> call(ContactsClient client) {
            return client.get(new ContactIdentity(EMAIL, null));
        }
    },
    update(true, Answers.CONTACT) {
        @Override
        public CompletableFuture<? extends ContactsResponse<?>> call(ContactsClient client) {
            return client.update(new ContactIdentity(EMAIL, null), new Contact(Map.of("name", "Ada")));
        }
    },
    list(false, Answers.PAGE) {
        @Override
        public CompletableFuture<? extends ContactsResponse<?>> call(ContactsClient client) {
            return client.list(new ContactQuery(1, 10, ContactFilter.of(Map.of("email", EMAIL)), ContactSort.NONE));
        }
    };

    public static final String EMAIL = "canary.person@example.com";

    public final boolean write;
    /** A body with which the operation succeeds. */
    public final String success;

    Operation(boolean write, String success) {
        this.write = write;
        this.success = success;
    }

    public abstract CompletableFuture<? extends ContactsResponse<?>> call(ContactsClient client);
}
